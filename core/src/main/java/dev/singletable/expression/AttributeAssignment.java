package dev.singletable.expression;

import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change to an attribute as it is stored: one the library itself makes in an update, or
 * one the caller wrote in DynamoDB's own text.
 */
public sealed interface AttributeAssignment permits AttributeAssignment.Assign, AttributeAssignment.AssignIfAbsent,
		AttributeAssignment.Increase, AttributeAssignment.Erase, RawChange {

	/**
	 * Where the change is made.
	 */
	AttributePath path();

	/**
	 * The value it writes, unless it removes or is raw.
	 */
	Optional<AttributeValue> written();

	/**
	 * Whether the caller wrote it in DynamoDB's own text, so that nothing is known of its
	 * outcome.
	 */
	default boolean isRaw() {
		return false;
	}

	/**
	 * Adds the text of this change. Only this package can make the clauses: use an
	 * {@link ExpressionWriter}.
	 */
	void render(UpdateClauses clauses);

	static AttributeAssignment set(String attribute, AttributeValue value) {
		return new Assign(AttributePath.of(attribute), value);
	}

	/**
	 * Keeps a value that is there.
	 */
	static AttributeAssignment setIfAbsent(String attribute, AttributeValue value) {
		return new AssignIfAbsent(AttributePath.of(attribute), value);
	}

	/**
	 * Adds to a number, which counts from 0 when absent.
	 */
	static AttributeAssignment add(String attribute, long delta) {
		return new Increase(AttributePath.of(attribute), AttributeValue.fromN(Long.toString(delta)));
	}

	static AttributeAssignment remove(String attribute) {
		return new Erase(AttributePath.of(attribute));
	}

	/**
	 * Gives an attribute a value.
	 *
	 * @param path where
	 * @param value what it becomes
	 */
	record Assign(AttributePath path, AttributeValue value) implements AttributeAssignment {

		@Override
		public Optional<AttributeValue> written() {
			return Optional.of(this.value);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> this.path.render(placeholders) + " = " + placeholders.value(this.value));
		}

		@Override
		public String toString() {
			return "set " + this.path;
		}

	}

	/**
	 * Gives an attribute a value unless it has one.
	 *
	 * @param path where
	 * @param value what it becomes
	 */
	record AssignIfAbsent(AttributePath path, AttributeValue value) implements AttributeAssignment {

		@Override
		public Optional<AttributeValue> written() {
			return Optional.of(this.value);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> {
				String name = this.path.render(placeholders);
				return name + " = if_not_exists(" + name + ", " + placeholders.value(this.value) + ")";
			});
		}

		@Override
		public String toString() {
			return "setIfAbsent " + this.path;
		}

	}

	/**
	 * Adds to a number.
	 *
	 * @param path where
	 * @param delta how much
	 */
	record Increase(AttributePath path, AttributeValue delta) implements AttributeAssignment {

		@Override
		public Optional<AttributeValue> written() {
			return Optional.of(this.delta);
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.set((placeholders) -> UpdateClauses.counted(this.path.render(placeholders), " + ", placeholders,
					(p) -> p.value(this.delta)));
		}

		@Override
		public String toString() {
			return "add " + this.path;
		}

	}

	/**
	 * Removes an attribute.
	 *
	 * @param path where
	 */
	record Erase(AttributePath path) implements AttributeAssignment {

		@Override
		public Optional<AttributeValue> written() {
			return Optional.empty();
		}

		@Override
		public void render(UpdateClauses clauses) {
			clauses.remove(this.path::render);
		}

		@Override
		public String toString() {
			return "remove " + this.path;
		}

	}

}
