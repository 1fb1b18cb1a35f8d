package dev.singletable.expression;

import java.util.function.Consumer;

record Exists(String path, boolean expected) implements Condition {

	@Override
	public void forEachPath(Consumer<String> consumer) {
		consumer.accept(this.path);
	}

	@Override
	public String render(Placeholders placeholders) {
		return text(placeholders.property(this.path));
	}

	private String text(String name) {
		return (this.expected ? "attribute_exists(" : "attribute_not_exists(") + name + ")";
	}

	@Override
	public String toString() {
		return text(this.path);
	}

}
