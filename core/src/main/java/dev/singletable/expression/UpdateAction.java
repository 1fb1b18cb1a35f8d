package dev.singletable.expression;

import java.util.List;
import java.util.Objects;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change to one property. Its text form shows no value.
 */
public sealed interface UpdateAction {

	/**
	 * The path of the property.
	 */
	String path();

	/**
	 * Adds the text of this change. Only this package can make the clauses: use an
	 * {@link ExpressionWriter}.
	 */
	void render(UpdateClauses clauses);

	/**
	 * Gives the property a value.
	 *
	 * @param path the path of the property
	 * @param value what it becomes
	 */
	record Set(String path, Object value) implements UpdateAction {

		public Set {
			Paths.requireNamed(path);
			Objects.requireNonNull(value, "value");
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> placeholders.property(this.path) + " = "
					+ placeholders.value(this.path, AttributeResolver.Role.VALUE, this.value));
		}

		@Override
		public String toString() {
			return "set " + this.path;
		}

	}

	/**
	 * Adds to a number, which counts from 0 when absent.
	 *
	 * @param path the path of the property
	 * @param delta how much, below zero to subtract
	 */
	record Add(String path, Number delta) implements UpdateAction {

		public Add {
			Paths.requireNamed(path);
			Objects.requireNonNull(delta, "delta");
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> UpdateClauses.increased(placeholders, placeholders.property(this.path),
					(p) -> p.value(this.path, AttributeResolver.Role.VALUE, this.delta)));
		}

		@Override
		public String toString() {
			return "add " + this.path;
		}

	}

	/**
	 * Puts elements into a set.
	 *
	 * @param path the path of the property
	 * @param elements at least one
	 */
	record AddTo(String path, List<Object> elements) implements UpdateAction {

		public AddTo {
			Paths.requireNamed(path);
			elements = List.copyOf(elements);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.add((placeholders) -> placeholders.property(this.path) + " "
					+ placeholders.value(this.path, AttributeResolver.Role.ELEMENTS_AS_SET, this.elements));
		}

		@Override
		public String toString() {
			return "addTo " + this.path;
		}

	}

	/**
	 * Takes elements out of a set.
	 *
	 * @param path the path of the property
	 * @param elements at least one
	 */
	record DeleteFrom(String path, List<Object> elements) implements UpdateAction {

		public DeleteFrom {
			Paths.requireNamed(path);
			elements = List.copyOf(elements);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.delete((placeholders) -> placeholders.property(this.path) + " "
					+ placeholders.value(this.path, AttributeResolver.Role.ELEMENTS_AS_SET, this.elements));
		}

		@Override
		public String toString() {
			return "deleteFrom " + this.path;
		}

	}

	/**
	 * Puts elements at the end of a list, which is empty when absent.
	 *
	 * @param path the path of the property
	 * @param elements at least one
	 */
	record Append(String path, List<Object> elements) implements UpdateAction {

		public Append {
			Paths.requireNamed(path);
			elements = List.copyOf(elements);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set(this::text);
		}

		private String text(Placeholders placeholders) {
			String name = placeholders.property(this.path);
			String empty = placeholders.value(AttributeValue.fromL(List.of()));
			String appended = placeholders.value(this.path, AttributeResolver.Role.ELEMENTS_AS_LIST, this.elements);
			return name + " = list_append(if_not_exists(" + name + ", " + empty + "), " + appended + ")";
		}

		@Override
		public String toString() {
			return "append " + this.path;
		}

	}

	/**
	 * Leaves the property without a value.
	 *
	 * @param path the path of the property
	 */
	record Remove(String path) implements UpdateAction {

		public Remove {
			Paths.requireNamed(path);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.remove((placeholders) -> placeholders.property(this.path));
		}

		@Override
		public String toString() {
			return "remove " + this.path;
		}

	}

}
