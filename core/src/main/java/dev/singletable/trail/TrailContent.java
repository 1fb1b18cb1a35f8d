package dev.singletable.trail;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.singletable.write.ItemSize;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a row says beside who and when.
 *
 * @param changes by path
 * @param snapshot null when none is kept
 * @param cut what did not fit: {@code snapshot}, {@code values}, {@code changes},
 * {@code details}; {@code expression} where an update in DynamoDB's own text did more
 */
record TrailContent(Map<String, Values> changes, @Nullable Map<String, AttributeValue> snapshot,
		Map<String, AttributeValue> details, Set<String> cut) {

	/** Far below DynamoDB's 400 KB, so that rows fit beside their items. */
	private static final long LIMIT = 256 * 1024;

	private static final long LARGE_VALUE = 1024;

	private static final String CHANGES = "changes";

	private static final String SNAPSHOT = "snapshot";

	private static final String DETAILS = "details";

	private static final String CUT = "cut";

	private static final String BEFORE = "before";

	private static final String AFTER = "after";

	static TrailContent of(Map<String, AttributeValue> details) {
		return new TrailContent(Map.of(), null, details, Set.of());
	}

	/**
	 * The leaves in which two states differ.
	 */
	static Map<String, Values> difference(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
		Map<String, AttributeValue> old = new LinkedHashMap<>();
		Map<String, AttributeValue> current = new LinkedHashMap<>();
		before.forEach((name, value) -> flatten(name, value, old));
		after.forEach((name, value) -> flatten(name, value, current));
		Map<String, Values> changes = new TreeMap<>();
		Stream.concat(old.keySet().stream(), current.keySet().stream()).forEach((path) -> {
			if (!Objects.equals(old.get(path), current.get(path))) {
				changes.put(path, new Values(old.get(path), current.get(path)));
			}
		});
		return changes;
	}

	private static void flatten(String path, AttributeValue value, Map<String, AttributeValue> leaves) {
		if (value.hasM() && !value.m().isEmpty()) {
			value.m()
				.forEach((name, each) -> flatten(
						(name.indexOf('.') < 0) ? path + "." + name : path + "['" + name + "']", each, leaves));
		}
		else {
			leaves.put(path, value);
		}
	}

	TrailContent with(Map<String, AttributeValue> more) {
		Map<String, AttributeValue> all = new LinkedHashMap<>(this.details);
		all.putAll(more);
		return new TrailContent(this.changes, this.snapshot, all, this.cut);
	}

	TrailContent cut(String what) {
		Set<String> more = new LinkedHashSet<>(this.cut);
		more.add(what);
		return new TrailContent(this.changes, this.snapshot, this.details, more);
	}

	private TrailContent withoutSnapshot() {
		return (this.snapshot == null) ? this
				: new TrailContent(this.changes, null, this.details, this.cut).cut(SNAPSHOT);
	}

	private TrailContent withoutValues(long largest) {
		Map<String, Values> smaller = new LinkedHashMap<>();
		this.changes.forEach((path, values) -> smaller.put(path, values.upTo(largest)));
		return new TrailContent(smaller, this.snapshot, this.details, this.cut).cut("values");
	}

	private TrailContent withoutChanges() {
		return new TrailContent(Map.of(), null, this.details, this.cut).cut(CHANGES);
	}

	private TrailContent withoutDetails() {
		return new TrailContent(Map.of(), null, Map.of(), this.cut).cut(DETAILS);
	}

	/**
	 * As it is stored: whole, compressed, or as much of it as fits.
	 */
	AttributeValue stored() {
		TrailContent least = this;
		AttributeValue stored = TrailPack.pack(least.toMap());
		for (int step = 0; ItemSize.of(Map.of("", stored)) > LIMIT; step++) {
			least = least.less(step);
			stored = TrailPack.pack(least.toMap());
		}
		return stored;
	}

	private TrailContent less(int step) {
		return switch (step) {
			case 0 -> withoutSnapshot();
			case 1 -> withoutValues(LARGE_VALUE);
			case 2 -> withoutValues(0);
			case 3 -> withoutChanges();
			default -> withoutDetails();
		};
	}

	private Map<String, AttributeValue> toMap() {
		Map<String, AttributeValue> map = new LinkedHashMap<>();
		if (!this.changes.isEmpty()) {
			Map<String, AttributeValue> all = new LinkedHashMap<>();
			this.changes.forEach((path, values) -> all.put(path, AttributeValue.fromM(values.toMap())));
			map.put(CHANGES, AttributeValue.fromM(all));
		}
		if (this.snapshot != null) {
			map.put(SNAPSHOT, AttributeValue.fromM(this.snapshot));
		}
		if (!this.details.isEmpty()) {
			map.put(DETAILS, AttributeValue.fromM(this.details));
		}
		if (!this.cut.isEmpty()) {
			map.put(CUT, AttributeValue.fromL(this.cut.stream().map(AttributeValue::fromS).toList()));
		}
		return map;
	}

	/**
	 * The content of a row.
	 */
	static TrailContent in(@Nullable AttributeValue stored) {
		Map<String, AttributeValue> map = (stored != null) ? TrailPack.unpack(stored) : Map.of();
		Map<String, Values> changes = new LinkedHashMap<>();
		part(map, CHANGES)
			.forEach((path, each) -> changes.put(path, new Values(each.m().get(BEFORE), each.m().get(AFTER))));
		AttributeValue cut = map.get(CUT);
		Set<String> marks = new LinkedHashSet<>();
		((cut != null) ? cut.l() : List.<AttributeValue>of()).forEach((each) -> marks.add(each.s()));
		return new TrailContent(changes, map.containsKey(SNAPSHOT) ? part(map, SNAPSHOT) : null, part(map, DETAILS),
				marks);
	}

	private static Map<String, AttributeValue> part(Map<String, AttributeValue> map, String name) {
		AttributeValue value = map.get(name);
		return (value != null) ? value.m() : Map.of();
	}

	/** Never a value. */
	@Override
	public String toString() {
		return "TrailContent" + this.changes.keySet();
	}

	/**
	 * A leaf before and after.
	 */
	record Values(@Nullable AttributeValue before, @Nullable AttributeValue after) {

		private Map<String, AttributeValue> toMap() {
			Map<String, AttributeValue> map = new LinkedHashMap<>();
			if (this.before != null) {
				map.put(BEFORE, this.before);
			}
			if (this.after != null) {
				map.put(AFTER, this.after);
			}
			return map;
		}

		private Values upTo(long largest) {
			return new Values(upTo(this.before, largest), upTo(this.after, largest));
		}

		private static @Nullable AttributeValue upTo(@Nullable AttributeValue value, long largest) {
			return (value != null && ItemSize.of(Map.of("", value)) > largest) ? null : value;
		}

		@Override
		public String toString() {
			return "Values";
		}

	}

}
