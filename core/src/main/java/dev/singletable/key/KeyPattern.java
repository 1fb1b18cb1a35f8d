package dev.singletable.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.key.KeyTemplate.Literal;
import dev.singletable.key.KeyTemplate.Part;
import dev.singletable.key.KeyTemplate.Segment;

import org.jspecify.annotations.Nullable;

/**
 * A template whose parts have types: it writes keys, reads them, and ranges over them.
 */
public final class KeyPattern {

	private final KeyTemplate template;

	private final List<Part> parts;

	private final KeyFormat[] formats;

	private final String[] before;

	private final String tail;

	private final boolean repeats;

	private final boolean open;

	private final List<@Nullable KeyFormat> segmentFormats;

	private KeyPattern(KeyTemplate template, KeyFormat[] formats, boolean open) {
		this.template = template;
		this.open = open;
		this.parts = template.parts();
		this.formats = formats;
		this.repeats = this.parts.stream().map(Part::path).distinct().count() < formats.length;
		this.before = new String[formats.length];
		StringBuilder literal = new StringBuilder();
		int part = 0;
		for (int i = 0; i < template.segments().size(); i++) {
			if (i > 0) {
				literal.append(KeyText.SEPARATOR);
			}
			if (template.segments().get(i) instanceof Literal segment) {
				literal.append(segment.text());
				continue;
			}
			this.before[part++] = literal.toString();
			literal.setLength(0);
		}
		this.tail = literal.toString();
		this.segmentFormats = segmentFormats(template, formats);
	}

	/**
	 * Gives each part of a template its type.
	 * @param template the template
	 * @param typeOf the type of a property, by its path
	 * @return the pattern
	 * @throws InvalidTemplateException when a type cannot be in a key, or not in this
	 * place
	 */
	public static KeyPattern of(KeyTemplate template, Function<String, Class<?>> typeOf) {
		List<Part> parts = template.parts();
		KeyFormat[] formats = new KeyFormat[parts.size()];
		for (int i = 0; i < formats.length; i++) {
			Part part = parts.get(i);
			try {
				formats[i] = TemplateParser.WHOLE_KEYS.contains(part.path()) ? new RawFormat()
						: KeyFormat.of(typeOf.apply(part.path()), part.format());
			}
			catch (InvalidTemplateException ex) {
				throw new InvalidTemplateException(
						"Key template \"" + template + "\", part " + part + ": " + ex.getMessage(), ex);
			}
			if (formats[i] instanceof PlainStringFormat && !isLast(template, i)) {
				throw new InvalidTemplateException("Key template \"" + template + "\": " + part
						+ " keeps a string as it is and can only be the last segment. Move it to the end, or write {"
						+ part.path() + "}.");
			}
		}
		return new KeyPattern(template, formats, false);
	}

	/**
	 * What the keys of two patterns have in common at their beginning.
	 * <p>
	 * It ranges over the keys of both, of which each may end there or go on.
	 * @return a pattern that only ranges, empty when the first segments differ
	 */
	public Optional<KeyPattern> beginningSharedWith(KeyPattern other) {
		List<Segment> own = this.template.segments();
		List<Segment> others = other.template.segments();
		int shared = 0;
		while (shared < Math.min(own.size(), others.size()) && own.get(shared).equals(others.get(shared))
				&& sameFormat(shared, other)) {
			shared++;
		}
		if (shared == 0) {
			return Optional.empty();
		}
		KeyTemplate beginning = this.template.first(shared);
		return Optional.of(new KeyPattern(beginning, Arrays.copyOf(this.formats, beginning.parts().size()), true));
	}

	private boolean sameFormat(int segment, KeyPattern other) {
		KeyFormat one = this.segmentFormats.get(segment);
		KeyFormat two = other.segmentFormats.get(segment);
		return (one == null) ? two == null
				: two != null && one.getClass() == two.getClass() && one.type() == two.type();
	}

	/**
	 * Whether keys go on behind it, or may.
	 */
	public boolean isBeginning() {
		return this.open;
	}

	/**
	 * The pattern whose keys end in the shard of their item, two digits that follow from
	 * the item's own key.
	 * @param shards how many there are, 2 to 100
	 * @throws InvalidTemplateException when nothing can follow the last part
	 */
	public KeyPattern sharded(int shards) {
		int last = this.formats.length - 1;
		if (last >= 0 && this.formats[last] instanceof PlainStringFormat) {
			String path = this.parts.get(last).path();
			throw new InvalidTemplateException("Key template \"" + this.template + "\": " + this.parts.get(last)
					+ " keeps a string as it is, and no shard can follow it. Write {" + path
					+ "}, or leave the shards out.");
		}
		KeyFormat[] longer = Arrays.copyOf(this.formats, last + 2);
		longer[last + 1] = new ShardFormat(shards);
		return new KeyPattern(this.template.withShards(shards), longer, false);
	}

	/**
	 * In how many shards its keys are; 1 unless it was made so.
	 */
	public int shards() {
		int last = this.formats.length - 1;
		return (last >= 0 && this.formats[last] instanceof ShardFormat format) ? format.shards() : 1;
	}

	/**
	 * The template without the shard.
	 */
	public KeyTemplate unsharded() {
		return (shards() > 1) ? this.template.withoutShards() : this.template;
	}

	private static boolean isLast(KeyTemplate template, int part) {
		List<Segment> segments = template.segments();
		return part == template.parts().size() - 1 && segments.get(segments.size() - 1) instanceof Part;
	}

	public KeyTemplate template() {
		return this.template;
	}

	/**
	 * The parts from left to right; one that the template repeats is there each time.
	 * @return the parts
	 */
	public List<Part> parts() {
		return this.parts;
	}

	public boolean hasParts() {
		return !this.parts.isEmpty();
	}

	public KeyFormat format(int part) {
		return this.formats[part];
	}

	/**
	 * The format of the first part with a path.
	 * @param path the path of a property
	 * @return the format
	 * @throws IllegalArgumentException when the template has no such part
	 */
	public KeyFormat format(String path) {
		for (int i = 0; i < this.formats.length; i++) {
			if (this.parts.get(i).path().equals(path)) {
				return this.formats[i];
			}
		}
		throw new IllegalArgumentException("Key template \"" + this.template + "\" has no part {" + path + "}.");
	}

	/**
	 * Writes the key of some values.
	 * @param values the value of a property, by its path
	 * @return the key, or null when a value is null or an empty string
	 * @throws InvalidKeyException when a value cannot be part of a key
	 */
	public @Nullable String render(Function<String, @Nullable Object> values) {
		int last = this.formats.length - 1;
		if (last < 0) {
			return this.tail;
		}
		StringBuilder key = (last == 0) ? null : new StringBuilder(64);
		for (int i = 0; i <= last; i++) {
			Object value = values.apply(this.parts.get(i).path());
			String text = (value == null) ? "" : write(i, value);
			if (text.isEmpty()) {
				return null;
			}
			if (key == null) {
				return this.before[i].concat(text).concat(this.tail);
			}
			key.append(this.before[i]).append(text);
		}
		return (key == null) ? null : key.append(this.tail).toString();
	}

	/**
	 * Names what keeps {@link #render} from writing a key.
	 * @param values the value of a property, by its path
	 * @return the path of the first part that is null or an empty string, or null
	 */
	public @Nullable String absentPart(Function<String, @Nullable Object> values) {
		for (Part part : this.parts) {
			Object value = values.apply(part.path());
			if (value == null || value.equals("")) {
				return part.path();
			}
		}
		return null;
	}

	private String write(int part, Object value) {
		try {
			return this.formats[part].write(value);
		}
		catch (InvalidKeyException ex) {
			throw new InvalidKeyException(at(part) + ex.getMessage(), ex);
		}
	}

	/**
	 * Reads the values back from a key.
	 * @param key any key
	 * @return the value of each part by its path, empty when this pattern never writes
	 * such a key
	 */
	public Optional<Map<String, Object>> read(String key) {
		Map<String, Object> values = new LinkedHashMap<>();
		return readInto(values, key) ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
	}

	/**
	 * Whether this pattern writes such a key.
	 * @param key any key
	 * @return true when {@link #read} gives values
	 */
	public boolean matches(String key) {
		return readInto(this.repeats ? new LinkedHashMap<>() : null, key);
	}

	/** Into nothing when no part is there twice, and nobody asks for the values. */
	private boolean readInto(@Nullable Map<String, Object> values, String key) {
		int start = 0;
		for (int i = 0; i < this.formats.length; i++) {
			if (!key.startsWith(this.before[i], start)) {
				return false;
			}
			start += this.before[i].length();
			int end = end(key, start, i);
			Object value = this.formats[i].parse(key.substring(start, end));
			Object same = (value == null || values == null) ? null
					: values.putIfAbsent(this.parts.get(i).path(), value);
			if (value == null || same != null && !same.equals(value)) {
				return false;
			}
			start = end;
		}
		return key.length() - start == this.tail.length() && key.endsWith(this.tail);
	}

	private int end(String key, int start, int part) {
		int separator = (this.formats[part] instanceof RawFormat) ? -1 : key.indexOf(KeyText.SEPARATOR, start);
		return (separator < 0) ? key.length() : separator;
	}

	/**
	 * Whether one text can be a key of both patterns; true when unsure.
	 * @param other another pattern
	 * @return false when no key is of both
	 */
	public boolean overlaps(KeyPattern other) {
		return PatternOverlap.ofKeys(this, other);
	}

	/**
	 * Whether a key of this pattern can start with a text; true when unsure.
	 * @param start the start of a key
	 * @return false when no key of this pattern starts so
	 */
	public boolean couldStartWith(String start) {
		return PatternOverlap.ofStart(this, start);
	}

	/**
	 * Whether a query over this pattern may read keys of another; true when unsure.
	 * @param leading how many parts the query binds by equality
	 * @param other another pattern
	 * @return false when no such query, whatever its values, reads a key of the other
	 */
	public boolean couldRead(int leading, KeyPattern other) {
		return PatternOverlap.ofQuery(this, leading, other);
	}

	/**
	 * The range of one key.
	 * @param values the value of a property, by its path
	 * @return the key, or nothing when a value is null or an empty string
	 * @throws InvalidKeyException when a value cannot be part of a key
	 */
	public KeyRange equal(Function<String, @Nullable Object> values) {
		String key = render(values);
		return (key == null) ? new KeyRange.Nothing() : new KeyRange.Equal(key);
	}

	/**
	 * The range of the keys with some leading values and a bound on the part after them.
	 * @param leading the values of the first parts, from left to right
	 * @param bound what is asked of the next part; {@link Bound#none()} when nothing is,
	 * or when no part is left
	 * @return the range; nothing when a leading value is an empty string
	 * @throws InvalidKeyException when a value cannot be part of a key
	 * @throws IllegalArgumentException when the format of the part has no order
	 */
	public KeyRange range(List<?> leading, Bound bound) {
		StringBuilder prefix = new StringBuilder();
		for (int i = 0; i < leading.size(); i++) {
			String text = write(i, leading.get(i));
			if (text.isEmpty()) {
				return new KeyRange.Nothing();
			}
			prefix.append(this.before[i]).append(text);
		}
		int part = leading.size();
		if (part == this.formats.length) {
			return whole(prefix.append(this.tail).toString(), bound);
		}
		String start = prefix.append(this.before[part]).toString();
		boolean last = part == this.formats.length - 1 && this.tail.isEmpty();
		try {
			return bound.over(new RangedPart(start, this.formats[part], last, this.open));
		}
		catch (InvalidKeyException ex) {
			throw new InvalidKeyException(at(part) + ex.getMessage(), ex);
		}
		catch (UnsupportedOperationException ex) {
			throw new IllegalArgumentException(at(part) + ex.getMessage(), ex);
		}
	}

	private String at(int part) {
		return "Part " + this.parts.get(part) + " of key template \"" + this.template + "\": ";
	}

	private KeyRange whole(String key, Bound bound) {
		if (!(bound instanceof Bound.None)) {
			throw new IllegalArgumentException(
					"Key template \"" + this.template + "\" has no part left for a range. Bind one value less.");
		}
		return this.open ? new KeyRange.Between(key, key + KeyText.ESCAPE) : new KeyRange.Equal(key);
	}

	/**
	 * The segments of the template, each with its format.
	 * @return a format per segment, null for a literal
	 */
	List<@Nullable KeyFormat> segmentFormats() {
		return this.segmentFormats;
	}

	private static List<@Nullable KeyFormat> segmentFormats(KeyTemplate template, KeyFormat[] formats) {
		List<@Nullable KeyFormat> found = new ArrayList<>();
		int part = 0;
		for (Segment segment : template.segments()) {
			found.add((segment instanceof Part) ? formats[part++] : null);
		}
		return Collections.unmodifiableList(found);
	}

	@Override
	public String toString() {
		return this.template.text();
	}

}
