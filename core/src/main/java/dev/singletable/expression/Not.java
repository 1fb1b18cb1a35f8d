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

	@Override
	public String render(Placeholders placeholders) {
		return "NOT (" + this.condition.render(placeholders) + ")";
	}

	@Override
	public String toString() {
		return "NOT (" + this.condition + ")";
	}

}
