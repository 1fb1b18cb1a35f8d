package dev.singletable.mapping;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.singletable.key.InvalidKeyException;
import dev.singletable.key.ItemKey;
import dev.singletable.key.KeyText;
import dev.singletable.table.KeyAttribute;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Renders the keys of one item and refuses those DynamoDB would refuse, or that would
 * collide.
 */
final class KeyRendering {

	private static final int PARTITION_BYTES = 2048;

	private static final int SORT_BYTES = 1024;

	private final ItemType type;

	private final Function<String, @Nullable Object> values;

	KeyRendering(ItemType type, Function<String, @Nullable Object> values) {
		this.type = type;
		this.values = values;
	}

	ItemKey key() {
		IndexKey sort = this.type.table().sort();
		String pk = required("partition key", this.type.table().partition());
		String sk = (sort != null) ? required("sort key", sort) : "";
		return checked(this.type, ItemKey.of(pk, sk));
	}

	/**
	 * The key itself, if DynamoDB takes it and it is not the library's own.
	 */
	static ItemKey checked(ItemType type, ItemKey key) {
		checkLength(type, "partition key", key.pk(), PARTITION_BYTES);
		checkLength(type, "sort key", key.sk(), SORT_BYTES);
		if (key.pk().startsWith(ItemType.INTERNAL)) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the partition key begins with _INTERNAL#, which the library keeps for itself. %s".formatted(
							type, type.hasRawKeys() ? "Give another key." : "Begin the template '%s' with a literal."
								.formatted(type.table().partition().describe())));
		}
		return key;
	}

	/**
	 * The text of a raw key itself, if it is one.
	 */
	static String raw(ItemType type, String which, String text) {
		if (text.isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the %s is empty. Give one of at least one character.".formatted(type, which));
		}
		if (!KeyText.isWellFormed(text)) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the %s has an unpaired surrogate, which has no UTF-8 form. Remove it.".formatted(type, which));
		}
		return text;
	}

	private String required(String which, IndexKey key) {
		String text = text(which, key);
		if (text == null) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the %s '%s' needs '%s', which is null or empty. Set it before the call.".formatted(this.type,
							which, key.describe(), absentPart(key)));
		}
		return text;
	}

	private @Nullable String text(String which, IndexKey key) {
		if (key instanceof IndexKey.Raw raw) {
			Object value = this.values.apply(raw.path());
			return (value == null || isAbsent(value)) ? null : raw(this.type, which, value.toString());
		}
		try {
			return ((IndexKey.Composed) key).pattern().render(this.values);
		}
		catch (InvalidKeyException ex) {
			throw new InvalidDataAccessApiUsageException("%s: the %s: %s".formatted(this.type, which, ex.getMessage()),
					ex);
		}
	}

	private @Nullable String absentPart(IndexKey key) {
		return (key instanceof IndexKey.Composed composed) ? composed.pattern().absentPart(this.values)
				: key.parts().get(0);
	}

	Map<String, String> indexAttributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		this.type.indexes().forEach((index) -> add(index, attributes));
		return attributes;
	}

	/**
	 * The key attributes of one index whose parts are all known.
	 */
	Map<String, String> indexAttributes(ItemIndex index, Predicate<String> known) {
		Map<String, String> attributes = new LinkedHashMap<>();
		if (requirePresent(index, known) != null) {
			return attributes;
		}
		if (index.kind() == ItemIndex.Kind.NATIVE) {
			checkNative(index, known);
			return attributes;
		}
		if (index.kind() == ItemIndex.Kind.COMPOSED && index.partition().parts().stream().allMatch(known)) {
			putPartition(index, attributes);
		}
		IndexKey sort = index.sort();
		if (sort != null && sort.parts().stream().allMatch(known)) {
			putSort(index, sort, attributes);
		}
		return attributes;
	}

	private void add(ItemIndex index, Map<String, String> attributes) {
		if (index.kind() == ItemIndex.Kind.INVERSE) {
			return;
		}
		String absent = requirePresent(index, (part) -> true);
		if (index.kind() == ItemIndex.Kind.NATIVE) {
			checkNative(index, (part) -> true);
		}
		else if (absent == null) {
			put(index, attributes);
		}
	}

	private @Nullable String requirePresent(ItemIndex index, Predicate<String> known) {
		String absent = index.parts()
			.filter(known)
			.filter((part) -> isAbsent(this.values.apply(part)))
			.findFirst()
			.orElse(null);
		if (absent != null && !index.sparse()) {
			throw new InvalidDataAccessApiUsageException(
					("%s: index '%s' needs '%s', which is null or empty. Set it, or declare the index sparse = true "
							+ "so that such items are left out.")
						.formatted(this.type, index.name(), absent));
		}
		return absent;
	}

	private void put(ItemIndex index, Map<String, String> attributes) {
		if (index.kind() == ItemIndex.Kind.COMPOSED) {
			putPartition(index, attributes);
		}
		IndexKey sort = index.sort();
		if (sort != null) {
			putSort(index, sort, attributes);
		}
	}

	private void putPartition(ItemIndex index, Map<String, String> attributes) {
		put("partition key of index '" + index.name() + "'", index.partition(), PARTITION_BYTES, attributes);
	}

	private void putSort(ItemIndex index, IndexKey sort, Map<String, String> attributes) {
		put("sort key of index '" + index.name() + "'", sort, SORT_BYTES, attributes);
	}

	private void put(String which, IndexKey key, int limit, Map<String, String> attributes) {
		String text = text(which, key);
		if (text != null) {
			checkLength(this.type, which, text, limit);
			attributes.put(key.attributes().get(0).name(), text);
		}
	}

	private static boolean isAbsent(@Nullable Object value) {
		return value == null || (value instanceof CharSequence text && text.isEmpty());
	}

	private void checkNative(ItemIndex index, Predicate<String> known) {
		check(index, "partition key", index.partition(), known);
		IndexKey sort = index.sort();
		if (sort != null) {
			check(index, "sort key", sort, known);
		}
	}

	private void check(ItemIndex index, String which, IndexKey key, Predicate<String> known) {
		int limit = which.startsWith("partition") ? PARTITION_BYTES : SORT_BYTES;
		key.parts().stream().filter(known).forEach((part) -> {
			Object value = this.values.apply(part);
			String attribute = "%s attribute '%s' of index '%s'".formatted(which, part, index.name());
			if (value instanceof CharSequence text) {
				requireContent(index, part, text.isEmpty() ? "text" : "");
				checkLength(this.type, attribute, text.toString(), limit);
			}
			if (value instanceof byte[] bytes) {
				requireContent(index, part, (bytes.length == 0) ? "byte[]" : "");
				checkLength(this.type, attribute, bytes.length, limit);
			}
		});
	}

	private void requireContent(ItemIndex index, String part, String empty) {
		if (!empty.isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					("%s: '%s' is an empty %s, which DynamoDB refuses in native index '%s'. Set it to null to "
							+ "leave the item out.")
						.formatted(this.type, part, empty, index.name()));
		}
	}

	/**
	 * The attributes that exist only for this index.
	 */
	static Stream<String> ownAttributes(ItemIndex index) {
		IndexKey sort = index.sort();
		Stream<KeyAttribute> sorting = (sort != null) ? sort.attributes().stream() : Stream.empty();
		return switch (index.kind()) {
			case COMPOSED -> Stream.concat(index.partition().attributes().stream(), sorting).map(KeyAttribute::name);
			case LOCAL -> sorting.map(KeyAttribute::name);
			case TABLE, NATIVE, INVERSE -> Stream.empty();
		};
	}

	private static void checkLength(ItemType type, String which, String text, int limit) {
		if (text.length() * 3 > limit) {
			checkLength(type, which, text.getBytes(StandardCharsets.UTF_8).length, limit);
		}
	}

	private static void checkLength(ItemType type, String which, int length, int limit) {
		if (length > limit) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the %s is %d bytes long; DynamoDB takes at most %d. Shorten its parts.".formatted(type, which,
							length, limit));
		}
	}

}
