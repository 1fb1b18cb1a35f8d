package dev.singletable.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A key template: literals and parts, separated by {@code #}.
 * <p>
 * {@code ORDER#{customerId}#{number:6}} has one literal and two parts. A segment is a
 * whole literal or a whole part, so that no two tuples of values make one key.
 */
public final class KeyTemplate {

	/** The path that stands for the name of the type. */
	static final String TYPE = "@type";

	/** The path that stands for the shard of an item. */
	static final String SHARD = "@shard";

	private final String text;

	private final List<Segment> segments;

	private KeyTemplate(String text, List<Segment> segments) {
		this.text = text;
		this.segments = List.copyOf(segments);
	}

	/**
	 * Reads a template.
	 * @param text the text as the developer wrote it
	 * @return the template
	 * @throws InvalidTemplateException when the text is not a template; its message says
	 * what to write instead
	 */
	public static KeyTemplate parse(String text) {
		return new KeyTemplate(text, new TemplateParser(text).segments());
	}

	/**
	 * Whether a text can stand in keys as it is, as literals and type names do.
	 * @param text a text
	 * @return true when it is not empty and has only whole characters above U+0024 and no
	 * braces
	 */
	public static boolean isLiteral(String text) {
		return !text.isEmpty() && KeyText.hasOnlyLiterals(text) && text.indexOf('{') < 0 && text.indexOf('}') < 0;
	}

	/**
	 * The template with a type's name in the place of {@code {@type}}.
	 * @param type the name of the type
	 * @return the template without {@code {@type}}, this one when it has none
	 * @throws InvalidTemplateException when the name cannot be a literal
	 */
	public KeyTemplate withType(String type) {
		if (this.segments.stream().noneMatch(KeyTemplate::isType)) {
			return this;
		}
		if (!isLiteral(type)) {
			throw new InvalidTemplateException("Key template \"" + this.text + "\": the type name \"" + type
					+ "\" cannot stand in a key. Give the type a name of characters above U+0024, without braces.");
		}
		List<Segment> replaced = new ArrayList<>();
		for (Segment segment : this.segments) {
			replaced.add(isType(segment) ? new Literal(type) : segment);
		}
		return new KeyTemplate(this.text.replace("{" + TYPE + "}", type), replaced);
	}

	private static boolean isType(Segment segment) {
		return segment instanceof Part part && part.path().equals(TYPE);
	}

	/**
	 * The template's first segments.
	 */
	KeyTemplate first(int count) {
		List<Segment> kept = this.segments.subList(0, count);
		String written = kept.stream()
			.map((segment) -> (segment instanceof Literal literal) ? literal.text() : segment.toString())
			.collect(Collectors.joining(String.valueOf(KeyText.SEPARATOR)));
		return new KeyTemplate(written + KeyText.SEPARATOR + "…", kept);
	}

	/**
	 * The template with the shard of an item as its last segment.
	 */
	KeyTemplate withShards(int shards) {
		Part shard = new Part(SHARD, Integer.toString(shards));
		List<Segment> longer = new ArrayList<>(this.segments);
		longer.add(shard);
		return new KeyTemplate(this.text + KeyText.SEPARATOR + shard, longer);
	}

	/**
	 * The template as it was before it got shards.
	 */
	KeyTemplate withoutShards() {
		int last = this.segments.size() - 1;
		return new KeyTemplate(this.text.substring(0, this.text.lastIndexOf(KeyText.SEPARATOR)),
				this.segments.subList(0, last));
	}

	/**
	 * Names the table's own key attribute when the template is nothing else.
	 * @return {@code pk} or {@code sk}, for the templates {@code {pk}} and {@code {sk}}
	 */
	public Optional<String> keyAttribute() {
		return parts().stream().map(Part::path).filter(TemplateParser.WHOLE_KEYS::contains).findFirst();
	}

	public String text() {
		return this.text;
	}

	public List<Segment> segments() {
		return this.segments;
	}

	/**
	 * The parts from left to right; one that the template repeats is there each time.
	 * @return the parts
	 */
	public List<Part> parts() {
		return this.segments.stream().filter(Part.class::isInstance).map(Part.class::cast).toList();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof KeyTemplate template && template.text.equals(this.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * What stands between two {@code #}.
	 */
	public sealed interface Segment {

	}

	/**
	 * A segment that is the same in every key.
	 *
	 * @param text the text, which is never escaped
	 */
	public record Literal(String text) implements Segment {

	}

	/**
	 * A segment that a property fills.
	 *
	 * @param path the path of the property, or {@code @type}, {@code @shard}, {@code pk},
	 * {@code sk}
	 * @param format empty, {@code plain}, or a number of digits or shards
	 */
	public record Part(String path, String format) implements Segment {

		@Override
		public String toString() {
			return "{" + (this.format.isEmpty() ? this.path : this.path + ":" + this.format) + "}";
		}

	}

}
