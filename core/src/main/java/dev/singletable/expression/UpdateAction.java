package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
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
	 * What DynamoDB makes of the stored value, or null where none is left.
	 */
	@Nullable AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver);

	/**
	 * Whether making the change twice is the same as making it once.
	 */
	default boolean isIdempotent() {
		return true;
	}

	/**
	 * Whether it starts from nothing where the property is absent, and so makes the maps
	 * on the way to it.
	 */
	default boolean startsFromNothing() {
		return false;
	}

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
		public AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return resolver.value(this.path, AttributeResolver.Role.VALUE, this.value);
		}

		@Override
		public String toString() {
			return "set " + this.path;
		}

	}

	/**
	 * Gives the property a value unless it has one.
	 *
	 * @param path the path of the property
	 * @param value what it becomes
	 */
	record SetIfAbsent(String path, Object value) implements UpdateAction {

		public SetIfAbsent {
			Paths.requireNamed(path);
			Objects.requireNonNull(value, "value");
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> {
				String name = placeholders.property(this.path);
				return name + " = if_not_exists(" + name + ", "
						+ placeholders.value(this.path, AttributeResolver.Role.VALUE, this.value) + ")";
			});
		}

		@Override
		public AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return (found != null) ? found : resolver.value(this.path, AttributeResolver.Role.VALUE, this.value);
		}

		@Override
		public boolean startsFromNothing() {
			return true;
		}

		@Override
		public String toString() {
			return "setIfAbsent " + this.path;
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
			clauses.set((placeholders) -> UpdateClauses.counted(placeholders.property(this.path), " + ", placeholders,
					(p) -> p.value(this.path, AttributeResolver.Role.DELTA, this.delta)));
		}

		@Override
		public AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return StoredNumber.sum(found,
					StoredNumber.of(resolver.value(this.path, AttributeResolver.Role.DELTA, this.delta)));
		}

		@Override
		public boolean isIdempotent() {
			return false;
		}

		@Override
		public boolean startsFromNothing() {
			return true;
		}

		@Override
		public String toString() {
			return "add " + this.path;
		}

	}

	/**
	 * Subtracts from a number, which counts from 0 when absent.
	 *
	 * @param path the path of the property
	 * @param delta how much
	 */
	record Subtract(String path, Number delta) implements UpdateAction {

		public Subtract {
			Paths.requireNamed(path);
			Objects.requireNonNull(delta, "delta");
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> UpdateClauses.counted(placeholders.property(this.path), " - ", placeholders,
					(p) -> p.value(this.path, AttributeResolver.Role.DELTA, this.delta)));
		}

		@Override
		public AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return StoredNumber.sum(found,
					StoredNumber.of(resolver.value(this.path, AttributeResolver.Role.DELTA, this.delta)).negate());
		}

		@Override
		public boolean isIdempotent() {
			return false;
		}

		@Override
		public boolean startsFromNothing() {
			return true;
		}

		@Override
		public String toString() {
			return "subtract " + this.path;
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
		public AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return StoredSet.with(found,
					resolver.value(this.path, AttributeResolver.Role.ELEMENTS_AS_SET, this.elements));
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
		public @Nullable AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return StoredSet.without(found,
					resolver.value(this.path, AttributeResolver.Role.ELEMENTS_AS_SET, this.elements));
		}

		@Override
		public String toString() {
			return "deleteFrom " + this.path;
		}

	}

	/**
	 * Puts elements at an end of a list, which is empty when absent.
	 *
	 * @param path the path of the property
	 * @param elements at least one
	 * @param first whether they go before those that are there
	 */
	record Insert(String path, List<Object> elements, boolean first) implements UpdateAction {

		public Insert {
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
			String added = placeholders.value(this.path, AttributeResolver.Role.ELEMENTS_AS_LIST, this.elements);
			String found = "if_not_exists(" + name + ", " + empty + ")";
			return name + " = list_append(" + (this.first ? added + ", " + found : found + ", " + added) + ")";
		}

		@Override
		public AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			List<AttributeValue> before = (found != null) ? found.l() : List.of();
			List<AttributeValue> added = resolver
				.value(this.path, AttributeResolver.Role.ELEMENTS_AS_LIST, this.elements)
				.l();
			List<AttributeValue> after = new ArrayList<>(this.first ? added : before);
			after.addAll(this.first ? before : added);
			return AttributeValue.fromL(after);
		}

		@Override
		public boolean isIdempotent() {
			return false;
		}

		@Override
		public boolean startsFromNothing() {
			return true;
		}

		@Override
		public String toString() {
			return (this.first ? "prepend " : "append ") + this.path;
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
		public @Nullable AttributeValue after(@Nullable AttributeValue found, AttributeResolver resolver) {
			return null;
		}

		@Override
		public String toString() {
			return "remove " + this.path;
		}

	}

}
