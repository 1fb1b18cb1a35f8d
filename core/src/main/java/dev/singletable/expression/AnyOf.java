package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

record AnyOf(List<Condition> parts) implements Condition {

	AnyOf {
		parts = List.copyOf(parts);
	}

	static Condition of(Condition first, Condition second) {
		List<Condition> parts = new ArrayList<>(parts(first));
		parts.addAll(parts(second));
		return new AnyOf(parts);
	}

	private static List<Condition> parts(Condition condition) {
		return (condition instanceof AnyOf joined) ? joined.parts : List.of(condition);
	}

	@Override
	public void forEachPath(Consumer<String> consumer) {
		this.parts.forEach((part) -> part.forEachPath(consumer));
	}

	@Override
	public Condition settled(Placeholders placeholders) {
		List<Condition> settled = Texts.settled(this.parts, placeholders);
		List<Condition> possible = settled.stream().filter((part) -> !part.isNever()).toList();
		if (possible.isEmpty()) {
			return settled.get(0);
		}
		return (possible.size() == 1) ? possible.get(0) : new AnyOf(possible);
	}

	@Override
	public void forEachAttribute(Consumer<AttributePath> consumer) {
		this.parts.forEach((part) -> part.forEachAttribute(consumer));
	}

	@Override
	public boolean isCompound() {
		return true;
	}

	@Override
	public String render(Placeholders placeholders) {
		return Texts.joined(" OR ", this.parts, (part) -> part.render(placeholders));
	}

	@Override
	public String toString() {
		return Texts.joined(" OR ", this.parts, Condition::toString);
	}

}
