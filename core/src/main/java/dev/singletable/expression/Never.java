package dev.singletable.expression;

import java.util.function.Consumer;

/**
 * What no item fulfils. DynamoDB has no word for it, and refuses an empty IN and a
 * BETWEEN that ends before it begins.
 *
 * @param path a property that was asked for
 */
record Never(String path) implements Condition {

	@Override
	public boolean isNever() {
		return true;
	}

	@Override
	public void forEachPath(Consumer<String> consumer) {
		consumer.accept(this.path);
	}

	@Override
	public boolean isCompound() {
		return true;
	}

	@Override
	public String render(Placeholders placeholders) {
		String name = placeholders.property(this.path);
		return "attribute_exists(" + name + ") AND attribute_not_exists(" + name + ")";
	}

	@Override
	public String toString() {
		return "nothing of " + this.path;
	}

}
