package dev.singletable.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

record UpdateSteps(List<UpdateAction> actions, List<AttributeAssignment> expressions, @Nullable Condition guard,
		boolean sentExactlyOnce, boolean isUpsert) implements Update.Steps {

	static final UpdateSteps NONE = new UpdateSteps(List.of(), List.of(), null, false, false);

	UpdateSteps {
		actions = List.copyOf(actions);
		expressions = List.copyOf(expressions);
	}

	@Override
	public Optional<Condition> condition() {
		return Optional.ofNullable(this.guard);
	}

	@Override
	public UpdateSteps set(String path, @Nullable Object value) {
		return with(assignment(path, value));
	}

	@Override
	public UpdateSteps setAll(Map<String, ? extends @Nullable Object> values) {
		List<UpdateAction> added = new ArrayList<>();
		values.forEach((path, value) -> added.add(assignment(path, value)));
		return with(added);
	}

	@Override
	public UpdateSteps setIfAbsent(String path, Object value) {
		if (assignment(path, value) instanceof UpdateAction.Set set) {
			return with(new UpdateAction.SetIfAbsent(path, set.value()));
		}
		throw new IllegalArgumentException(
				"The value for property '%s' is null, which is as good as none. Leave it out.".formatted(path));
	}

	private static UpdateAction assignment(String path, @Nullable Object value) {
		Object given = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		return (given != null) ? new UpdateAction.Set(path, given) : new UpdateAction.Remove(path);
	}

	@Override
	public UpdateSteps add(String path, Number delta) {
		return with(new UpdateAction.Add(path, delta));
	}

	@Override
	public UpdateSteps subtract(String path, Number delta) {
		return with(new UpdateAction.Subtract(path, delta));
	}

	@Override
	public UpdateSteps addTo(String path, Object... elements) {
		return with(path, elements, UpdateAction.AddTo::new);
	}

	@Override
	public UpdateSteps deleteFrom(String path, Object... elements) {
		return with(path, elements, UpdateAction.DeleteFrom::new);
	}

	@Override
	public UpdateSteps append(String path, Object... elements) {
		return with(path, elements, (named, list) -> new UpdateAction.Insert(named, list, false));
	}

	@Override
	public UpdateSteps prepend(String path, Object... elements) {
		return with(path, elements, (named, list) -> new UpdateAction.Insert(named, list, true));
	}

	@Override
	public UpdateSteps remove(String... paths) {
		return with(Arrays.stream(paths).<UpdateAction>map(UpdateAction.Remove::new).toList());
	}

	@Override
	public UpdateSteps expression(String text, Map<String, String> names, Map<String, ?> values) {
		List<AttributeAssignment> all = new ArrayList<>(this.expressions);
		for (AttributeAssignment change : RawUpdate.parse(RawTokens.of(text, names, values))) {
			all.forEach((earlier) -> requireApart(earlier.path(), change.path()));
			all.add(change);
		}
		return new UpdateSteps(this.actions, all, this.guard, this.sentExactlyOnce, this.isUpsert);
	}

	@Override
	public UpdateSteps onlyIf(Condition condition) {
		Condition all = (this.guard != null) ? this.guard.and(condition) : condition;
		return new UpdateSteps(this.actions, this.expressions, all, this.sentExactlyOnce, this.isUpsert);
	}

	@Override
	public UpdateSteps exactlyOnce() {
		return new UpdateSteps(this.actions, this.expressions, this.guard, true, this.isUpsert);
	}

	@Override
	public UpdateSteps upsert() {
		return new UpdateSteps(this.actions, this.expressions, this.guard, this.sentExactlyOnce, true);
	}

	@Override
	public UpdateSteps withActions(List<UpdateAction> others) {
		return new UpdateSteps(others, this.expressions, this.guard, this.sentExactlyOnce, this.isUpsert);
	}

	private UpdateSteps with(String path, Object[] elements,
			BiFunction<String, List<Object>, UpdateAction> construction) {
		Paths.requireNamed(path);
		List<Object> list = Arrays.asList(elements);
		if (list.contains(null)) {
			throw new IllegalArgumentException("An element for property '%s' is null; leave it out.".formatted(path));
		}
		return list.isEmpty() ? this : with(construction.apply(path, list));
	}

	private UpdateSteps with(UpdateAction action) {
		return with(List.of(action));
	}

	private UpdateSteps with(List<UpdateAction> added) {
		List<UpdateAction> all = new ArrayList<>(this.actions);
		for (UpdateAction action : added) {
			all.forEach((earlier) -> requireApart(earlier.path(), action.path()));
			all.add(action);
		}
		return withActions(all);
	}

	private static void requireApart(String earlier, String path) {
		if (Paths.overlap(earlier, path)) {
			throw overlapping(earlier, path);
		}
	}

	private static void requireApart(AttributePath earlier, AttributePath path) {
		if (earlier.overlaps(path)) {
			throw overlapping(earlier.toString(), path.toString());
		}
	}

	private static IllegalArgumentException overlapping(String earlier, String path) {
		return new IllegalArgumentException(
				earlier.equals(path) ? "The update changes '%s' twice. Name each property once.".formatted(path)
						: "The update changes '%s' and '%s', and one is part of the other. Name each property once."
							.formatted(earlier, path));
	}

	@Override
	public String toString() {
		StringJoiner text = new StringJoiner(", ", "Update[", "]");
		this.actions.forEach((action) -> text.add(action.toString()));
		this.expressions.forEach((change) -> text.add(change.toString()));
		condition().ifPresent((condition) -> text.add("onlyIf " + condition));
		if (this.isUpsert) {
			text.add("upsert");
		}
		return (this.sentExactlyOnce ? text.add("exactlyOnce") : text).toString();
	}

}
