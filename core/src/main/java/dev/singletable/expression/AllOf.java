package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

record AllOf(List<Condition> parts) implements Condition {

	AllOf {
		parts = List.copyOf(parts);
	}

	static Condition of(Condition first, Condition second) {
		List<Condition> parts = new ArrayList<>(first.conjuncts());
		parts.addAll(second.conjuncts());
		return new AllOf(parts);
	}

	@Override
	public List<Condition> conjuncts() {
		return this.parts;
	}

	@Override
	public void forEachPath(Consumer<String> consumer) {
		this.parts.forEach((part) -> part.forEachPath(consumer));
	}

	@Override
	public Condition settled(Placeholders placeholders) {
		List<Condition> settled = Texts.settled(this.parts, placeholders);
		return settled.stream().filter(Condition::isNever).findFirst().orElseGet(() -> new AllOf(settled));
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
		return Texts.joined(" AND ", this.parts, (part) -> part.render(placeholders));
	}

	@Override
	public String toString() {
		return Texts.joined(" AND ", this.parts, Condition::toString);
	}

}
