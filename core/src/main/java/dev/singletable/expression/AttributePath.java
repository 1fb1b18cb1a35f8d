package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The way to an attribute: names, and places in lists.
 *
 * @param steps a name first, then names and places
 */
public record AttributePath(List<Step> steps) {

	public AttributePath {
		steps = List.copyOf(steps);
		if (steps.isEmpty() || steps.get(0) instanceof Index) {
			throw new IllegalArgumentException("An attribute path begins with a name.");
		}
	}

	/**
	 * A path of names, as they are: nothing in them separates.
	 */
	public static AttributePath of(String name, String... nested) {
		AttributePath path = new AttributePath(List.of(new Name(name)));
		for (String each : nested) {
			path = path.then(each);
		}
		return path;
	}

	/**
	 * Reads {@code lines[0].quantity}: names between dots, places in brackets.
	 */
	public static AttributePath parse(String path) {
		return new PathParser(path).parse();
	}

	/**
	 * The attribute of the item that holds all of it.
	 */
	public String root() {
		return this.steps.get(0).toString();
	}

	/**
	 * Whether the path is an attribute of the item, not of something inside it.
	 */
	public boolean isTopLevel() {
		return this.steps.size() == 1;
	}

	/**
	 * This path and one name more.
	 */
	public AttributePath then(String name) {
		return then(new Name(name));
	}

	/**
	 * This path and one place in a list more.
	 */
	public AttributePath then(int index) {
		return then(new Index(index));
	}

	/**
	 * This path and one step more.
	 */
	public AttributePath then(Step step) {
		List<Step> longer = new ArrayList<>(this.steps);
		longer.add(step);
		return new AttributePath(longer);
	}

	/**
	 * The path without its last step; a top-level path has none to leave out.
	 */
	public AttributePath parent() {
		if (isTopLevel()) {
			throw new IllegalStateException("'%s' is an attribute of the item itself.".formatted(this));
		}
		return new AttributePath(this.steps.subList(0, this.steps.size() - 1));
	}

	/**
	 * Whether one of the two is the other or leads into it, so that no update may change
	 * both.
	 */
	public boolean overlaps(AttributePath other) {
		return isWithin(other) || other.isWithin(this);
	}

	private boolean isWithin(AttributePath whole) {
		return this.steps.size() >= whole.steps.size() && this.steps.subList(0, whole.steps.size()).equals(whole.steps);
	}

	/**
	 * What an item holds there, or null.
	 */
	public @Nullable AttributeValue valueIn(Map<String, AttributeValue> item) {
		AttributeValue found = AttributeValue.fromM(item);
		for (Step step : this.steps) {
			found = (found != null) ? step.within(found) : null;
		}
		return found;
	}

	String render(Placeholders placeholders) {
		StringBuilder text = new StringBuilder(placeholders.name(root()));
		for (Step step : this.steps.subList(1, this.steps.size())) {
			text.append(step.render(placeholders));
		}
		return text.toString();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(root());
		for (Step step : this.steps.subList(1, this.steps.size())) {
			text.append((step instanceof Name) ? "." : "").append(step);
		}
		return text.toString();
	}

	/**
	 * One step of a path.
	 */
	public sealed interface Step {

		/**
		 * The text of this step after another one. Only this package can make the
		 * placeholders.
		 */
		String render(Placeholders placeholders);

		/**
		 * What a map or list holds at this step, or null.
		 */
		@Nullable AttributeValue within(AttributeValue container);

	}

	/**
	 * An attribute of the item or of a map.
	 *
	 * @param name its name
	 */
	public record Name(String name) implements Step {

		public Name {
			if (Objects.requireNonNull(name, "name").isEmpty()) {
				throw new IllegalArgumentException("A name in an attribute path is empty.");
			}
		}

		@Override
		public String render(Placeholders placeholders) {
			return "." + placeholders.name(this.name);
		}

		@Override
		public @Nullable AttributeValue within(AttributeValue container) {
			return container.m().get(this.name);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * An element of a list.
	 *
	 * @param index its place, from 0
	 */
	public record Index(int index) implements Step {

		public Index {
			if (index < 0) {
				throw new IllegalArgumentException("A place in a list is below 0.");
			}
		}

		@Override
		public String render(Placeholders placeholders) {
			return toString();
		}

		@Override
		public @Nullable AttributeValue within(AttributeValue container) {
			return (this.index < container.l().size()) ? container.l().get(this.index) : null;
		}

		@Override
		public String toString() {
			return "[" + this.index + "]";
		}

	}

}
