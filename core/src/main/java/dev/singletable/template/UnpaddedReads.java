package dev.singletable.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.singletable.convert.JsonAttributes;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.history.VersionItem;
import dev.singletable.history.VersionLayout;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Payload;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads versions whose sort keys do not sort as their numbers do: first all keys of the
 * partition, then the versions one by one, as they are needed.
 */
final class UnpaddedReads implements VersionSource {

	/** What the other library writes for itself. */
	private static final List<String> FOREIGN = List.of("gsitype", "gsitypesk", "_blob_fields");

	private static final String BLOBS = "_blob_versions";

	private static final String NUMBER = "version";

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_DATE_TIME;

	/** As an {@link Instant} is stored. */
	private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'",
			Locale.ROOT);

	private final OwnItems items;

	private final List<ItemType> types;

	private final VersionLayout layout;

	private final String partition;

	private @Nullable Long current;

	private UnpaddedReads(OwnItems items, List<ItemType> types, VersionLayout layout, String partition) {
		this.items = items;
		this.types = types;
		this.layout = layout;
		this.partition = partition;
	}

	static UnpaddedReads of(TemplateParts parts, Class<?> type, VersionLayout layout, Object id) {
		return new UnpaddedReads(new OwnItems(parts), parts.codecs().model().readableAs(type), layout,
				layout.partition(id));
	}

	private TableAttributes attributes() {
		return this.items.attributes();
	}

	private Optional<Map<String, AttributeValue>> item(long number) {
		return this.items.item(this.types.get(0), ItemKey.of(this.partition, this.layout.sort(number)));
	}

	/** Read once: one object answers one question. */
	@Override
	public long current() {
		Long known = this.current;
		if (known == null) {
			known = storedNumber();
			this.current = known;
		}
		return known;
	}

	private long storedNumber() {
		return item(0).map((item) -> item.get(NUMBER))
			.filter((number) -> number.n() != null)
			.map((number) -> Long.parseLong(number.n()))
			.orElse(0L);
	}

	@Override
	public Optional<VersionItem> version(long number) {
		long current = current();
		return (number <= current) ? read(number, current) : Optional.empty();
	}

	/** The current copy also serves as its own version. */
	private Optional<VersionItem> read(long number, long current) {
		Optional<Map<String, AttributeValue>> found = item(number);
		if (found.isEmpty() && number == current) {
			found = item(0);
		}
		return found.map((item) -> version(number, item));
	}

	/** The key of one of them, which a copy must not have. */
	boolean holds(ItemKey key) {
		return this.partition.equals(key.pk()) && this.layout.number(String.valueOf(key.sk())).isPresent();
	}

	/**
	 * The numbers of the versions up to the current one, the newest first.
	 */
	List<Long> numbers(long current) {
		Set<Long> numbers = new TreeSet<>(Comparator.reverseOrder());
		numbers.add(current);
		OwnItems.Range keys = new OwnItems.Range(null, false, null, List.of(attributes().pk(), attributes().sk()));
		Map<String, AttributeValue> start = null;
		do {
			PageAnswer<Map<String, AttributeValue>> page = this.items.page(this.types.get(0), this.partition, keys,
					start);
			page.rows()
				.forEach((item) -> this.layout
					.number(String.valueOf(this.items.parts().codecs().model().keyIn(item).sk()))
					.ifPresent(numbers::add));
			start = page.lastKey();
		}
		while (start != null);
		return numbers.stream().filter((number) -> number > 0 && number <= current).toList();
	}

	@Override
	public Optional<VersionItem> asOf(Instant moment) {
		long current = current();
		List<Long> numbers = numbers(current);
		int low = 0;
		int high = numbers.size() - 1;
		VersionItem best = null;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			VersionItem found = read(numbers.get(middle), current).orElse(null);
			if (found != null && !found.writtenAt().isAfter(moment)) {
				best = found;
				high = middle - 1;
			}
			else {
				low = middle + 1;
			}
		}
		return Optional.ofNullable(best);
	}

	@Override
	public Stream<VersionItem> stream(long atMost, @Nullable Integer size) {
		if (atMost < 1) {
			return Stream.empty();
		}
		long current = current();
		return numbers(current).stream()
			.filter((number) -> number <= atMost)
			.map((number) -> read(number, current))
			.flatMap(Optional::stream);
	}

	@Override
	public Stream<VersionItem> streamInfos(long atMost) {
		return stream(atMost, null);
	}

	private VersionItem version(long number, Map<String, AttributeValue> stored) {
		Map<String, AttributeValue> content = new HashMap<>(stored);
		AttributeValue data = content.get(Payload.DATA);
		if (data != null && data.b() != null && JsonAttributes.isZipped(data.b().asByteArrayUnsafe())) {
			content.remove(Payload.DATA);
			content.putAll(JsonAttributes.unzip(data.b().asByteArrayUnsafe(), Payload.DATA));
		}
		Instant moment = writtenAt(number, content.get(this.layout.writtenAt()));
		return new VersionItem(number, moment, (number == 1) ? "create" : "update", false, converted(number, content));
	}

	private Instant writtenAt(long number, @Nullable AttributeValue value) {
		try {
			return moment((value != null && value.s() != null) ? value.s() : "");
		}
		catch (DateTimeParseException ex) {
			throw new UnreadableItemException(this.layout.writtenAt(),
					"version %d does not tell when it was written. Name the attribute that does with VersionLayout.writtenAt(…)."
						.formatted(number),
					ex);
		}
	}

	/** Without an offset it is one of UTC. */
	private static Instant moment(String text) {
		TemporalAccessor moment = MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
		return (moment instanceof OffsetDateTime offset) ? offset.toInstant()
				: LocalDateTime.from(moment).toInstant(ZoneOffset.UTC);
	}

	/** Moments have an offset and as many digits as they need in the other library. */
	private void rewriteMoments(Map<String, AttributeValue> content) {
		for (ItemType type : this.types) {
			for (SingleTableProperty property : type.entity()) {
				AttributeValue value = content.get(property.attribute());
				if (property.getType() == Instant.class && value != null && value.s() != null) {
					content.put(property.attribute(), AttributeValue.fromS(rewritten(value.s())));
				}
			}
		}
	}

	private static String rewritten(String text) {
		try {
			return STORED.format(moment(text).atOffset(ZoneOffset.UTC));
		}
		catch (DateTimeParseException ex) {
			return text; // reading it tells
		}
	}

	private Map<String, AttributeValue> converted(long number, Map<String, AttributeValue> content) {
		content.remove(attributes().pk());
		content.remove(attributes().sk());
		FOREIGN.forEach(content::remove);
		Map<String, AttributeValue> converted = new HashMap<>(this.layout.convert(content));
		rewriteMoments(converted);
		AttributeValue blobs = converted.get(BLOBS);
		if (blobs != null && blobs.hasM() && !blobs.m().isEmpty()) {
			throw new UnreadableItemException(BLOBS,
					("version %d has properties that the other library keeps outside the table. Put them in with "
							+ "VersionLayout.converting(…), and remove this attribute.")
						.formatted(number),
					null);
		}
		if (this.types.size() == 1) {
			ItemType type = this.types.get(0);
			converted.putIfAbsent(attributes().type(), AttributeValue.fromS(type.name()));
			this.items.parts().codecs().of(type).schemaVersion().forEach(converted::putIfAbsent);
		}
		return converted;
	}

}
