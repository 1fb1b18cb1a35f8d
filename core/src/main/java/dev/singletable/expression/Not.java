package dev.singletable.expression;

import java.util.Objects;
import java.util.function.Consumer;

record Not(Condition condition) implements Condition {

	Not {
		Objects.requireNonNull(condition, "condition");
	}

	@Override
	public void forEachPath(Consumer<String> consumer) {
		this.condition.forEachPath(consumer);
	}

	/** What is not nothing is everything, and not that again nothing. */
	@Override
	public Condition settled(Placeholders placeholders) {
		Condition settled = this.condition.settled(placeholders);
		boolean twice = settled instanceof Not everything && everything.condition.isNever();
		return twice ? ((Not) settled).condition : new Not(settled);
	}

	@Override
	public void forEachAttribute(Consumer<AttributePath> consumer) {
		this.condition.forEachAttribute(consumer);
	}

	@Override
	public String render(Placeholders placeholders) {
		return "NOT (" + this.condition.render(placeholders) + ")";
	}

	@Override
	public String toString() {
		return "NOT (" + this.condition + ")";
	}

}
