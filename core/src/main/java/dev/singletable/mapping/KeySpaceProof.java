package dev.singletable.mapping;

import java.util.List;

import dev.singletable.key.KeyTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Proves that no key of one type can be a key of another.
 */
final class KeySpaceProof {

	private final List<ItemType> types;

	private final Problems problems;

	KeySpaceProof(List<ItemType> types, Problems problems) {
		this.types = types;
		this.problems = problems;
	}

	void run() {
		for (int first = 0; first < this.types.size(); first++) {
			proveInternal(this.types.get(first));
			for (int second = first + 1; second < this.types.size(); second++) {
				prove(this.types.get(first), this.types.get(second));
			}
		}
	}

	private void proveInternal(ItemType type) {
		if (type.hasRawKeys() && (type.name() + "#").equals(ItemType.INTERNAL)) {
			this.problems.add(type.name(), "its raw keys begin with '_INTERNAL#', the library's own space",
					"Give it another name: @SingleTableEntity(type = \"…\").");
		}
		if (type.table().partition() instanceof IndexKey.Composed composed
				&& composed.pattern().template().segments().get(0) instanceof KeyTemplate.Literal literal
				&& literal.text().equals("_INTERNAL")) {
			this.problems.add(type.name(),
					"its partition key '%s' is in the library's own space".formatted(composed.describe()),
					"Begin it with another word than _INTERNAL.");
		}
	}

	private void prove(ItemType one, ItemType other) {
		if (one.sharesKeysWith(other) || keyedByOneName(one, other)) {
			return;
		}
		if (one.hasRawKeys() || other.hasRawKeys()) {
			proveRaw(one, other);
			proveRaw(other, one);
			return;
		}
		if (overlap(one.table().partition(), other.table().partition())
				&& overlap(one.table().sort(), other.table().sort())) {
			this.problems.add(one.name() + " and " + other.name(),
					"an item of one can have the key of the other: pk '%s' and '%s', sk '%s' and '%s'".formatted(
							one.table().partition().describe(), other.table().partition().describe(),
							describe(one.table().sort()), describe(other.table().sort())),
					"Begin one of the sort keys or partition keys with a literal of its own, such as '%s#'."
						.formatted(other.name().toUpperCase(java.util.Locale.ROOT)));
		}
	}

	private static String describe(@Nullable IndexKey key) {
		return (key != null) ? key.describe() : "";
	}

	/** Two types of one name are a problem already; another name ends this one too. */
	private static boolean keyedByOneName(ItemType one, ItemType other) {
		String start = one.name() + "#";
		return one.name().equals(other.name()) && one.table().partition().describe().startsWith(start)
				&& other.table().partition().describe().startsWith(start);
	}

	private static boolean overlap(@Nullable IndexKey one, @Nullable IndexKey other) {
		return !(one instanceof IndexKey.Composed first) || !(other instanceof IndexKey.Composed second)
				|| first.pattern().overlaps(second.pattern());
	}

	private void proveRaw(ItemType raw, ItemType other) {
		if (raw.hasRawKeys() && other.table().partition() instanceof IndexKey.Composed composed
				&& composed.pattern().couldStartWith(raw.name() + "#")) {
			this.problems.add(raw.name() + " and " + other.name(),
					"the partition key '%s' can begin with '%s#', which belongs to the raw keys of %s"
						.formatted(composed.describe(), raw.name(), raw.name()),
					"Begin it with another literal.");
		}
	}

}
