package dev.singletable.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A comparison of one property with values. Its text form shows no value.
 *
 * @param path the path of the property
 * @param operator how they are compared
 * @param values as many as the operator takes
 */
public record Comparison(String path, Operator operator, List<Object> values) implements Condition {

	private static final int VALUES_OF_ONE_IN = 100;

	public Comparison {
		Paths.requireNamed(path);
		Objects.requireNonNull(operator, "operator");
		requireNoNull(path, values);
		values = List.copyOf(values);
		if (!operator.takes(values.size())) {
			throw new IllegalArgumentException(
					"%s on property '%s' does not take %d values.".formatted(operator, path, values.size()));
		}
	}

	@Override
	public Optional<Comparison> comparison() {
		return Optional.of(this);
	}

	@Override
	public void forEachPath(Consumer<String> consumer) {
		consumer.accept(this.path);
	}

	@Override
	public boolean isCompound() {
		return this.operator == Operator.IN && (this.values.isEmpty() || this.values.size() > VALUES_OF_ONE_IN);
	}

	@Override
	public Condition settled(Placeholders placeholders) {
		boolean empty = this.operator == Operator.IN && this.values.isEmpty();
		boolean crossed = this.operator == Operator.BETWEEN
				&& placeholders.isCrossed(this.path, this.values.get(0), this.values.get(1));
		return (empty || crossed) ? new Never(this.path) : this;
	}

	@Override
	public String render(Placeholders placeholders) {
		if (isCompound()) {
			return this.values.isEmpty() ? new Never(this.path).render(placeholders) : anyGroup().render(placeholders);
		}
		String name = placeholders.property(this.path);
		AttributeResolver.Role role = (this.operator == Operator.CONTAINS) ? AttributeResolver.Role.ELEMENT
				: AttributeResolver.Role.COMPARED;
		List<String> texts = new ArrayList<>(this.values.size());
		for (Object value : this.values) {
			texts.add(placeholders.value(this.path, role, value));
		}
		return this.operator.text(name, texts);
	}

	private Condition anyGroup() {
		List<Condition> groups = new ArrayList<>();
		for (int from = 0; from < this.values.size(); from += VALUES_OF_ONE_IN) {
			int to = Math.min(from + VALUES_OF_ONE_IN, this.values.size());
			groups.add(new Comparison(this.path, Operator.IN, this.values.subList(from, to)));
		}
		return new AnyOf(groups);
	}

	private static void requireNoNull(String path, List<Object> values) {
		for (Object value : values) {
			if (value == null) {
				throw new IllegalArgumentException(("Property '%s' is compared with null, which nothing equals; "
						+ "use isAbsent() where it has no value, exists() where it has one.")
					.formatted(path));
			}
		}
	}

	@Override
	public String toString() {
		if (this.operator == Operator.IN) {
			return this.operator.text(this.path, List.of(this.values.size() + " values"));
		}
		return this.operator.text(this.path, Collections.nCopies(this.values.size(), "?"));
	}

}
