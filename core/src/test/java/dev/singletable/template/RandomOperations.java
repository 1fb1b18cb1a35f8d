package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.singletable.expression.Condition;
import dev.singletable.key.ItemKey;
import dev.singletable.template.ModelStep.Row;
import dev.singletable.template.ModelStep.Verbs;
import dev.singletable.template.RandomWrites.Pet;
import org.jspecify.annotations.Nullable;

/**
 * Operations at random, each as a call and as what the model promises of it.
 */
final class RandomOperations {

	private static final int REMEMBERED = 60;

	private static final Predicate<Map<String, Object>> ALWAYS = (values) -> true;

	private static final Set<String> KEYS = Set.of("id", "room", "number", "pk", "sk");

	private final Random random;

	private final RandomThings things;

	private final SingleTableTemplate template;

	private final WriteModel model;

	private final List<Row> past = new ArrayList<>();

	RandomOperations(Random random, SingleTableTemplate template, WriteModel model) {
		this.random = random;
		this.things = new RandomThings(random);
		this.template = template;
		this.model = model;
	}

	/**
	 * What is asked, of whom, and what is expected.
	 *
	 * @param given the entities handed over
	 */
	record Operation(String text, List<Object> given, Supplier<@Nullable Object> call,
			Supplier<@Nullable Object> promise) {
	}

	private Verbs verbs() {
		return new Verbs(this.model.now());
	}

	Operation next() {
		this.past.addAll(this.model.rows().values().stream().filter((row) -> this.random.nextInt(20) == 0).toList());
		this.past.subList(0, Math.max(0, this.past.size() - REMEMBERED)).clear();
		return switch (this.random.nextInt(20)) {
			case 0 -> saveAll();
			case 1 -> deleteAll();
			case 2, 3, 4 -> transaction();
			case 5 -> deleteIfExists();
			default -> alone(write(type()));
		};
	}

	private Class<?> type() {
		return RandomReads.one(RandomWrites.TYPES, this.random);
	}

	private Operation alone(RandomWrite write) {
		return new Operation(write.text(), write.given(), () -> write.alone().by(this.template),
				() -> this.model.one(write.promised().apply(verbs())));
	}

	private RandomWrite write(Class<?> type) {
		return switch (this.random.nextInt(10)) {
			case 0, 1 -> create(type);
			case 2 -> replace(type);
			case 3, 4 -> save(type);
			case 5 -> delete(type);
			case 6 -> move(type);
			default -> update(asked(type));
		};
	}

	private Class<?> classOf(Class<?> type, Map<String, Object> id) {
		return this.model.classOf(type, RandomWrites.key(type, id));
	}

	/** As it is stored, with changes; as it was once; or as a form would make it. */
	private Object entity(Class<?> type) {
		List<Row> known = known(type);
		if (known.isEmpty() || this.random.nextInt(3) == 0) {
			return Fields.make(type, this.things.values(type, this.things.id(type), this.model.now()));
		}
		return changed(RandomReads.one(known, this.random));
	}

	private List<Row> known(Class<?> type) {
		return ((this.random.nextInt(4) > 0) ? this.model.rows().values().stream() : this.past.stream())
			.filter((row) -> type.isAssignableFrom(row.type()))
			.toList();
	}

	private Object changed(Row row) {
		Map<String, Object> values = new HashMap<>(row.values());
		Map<String, Object> fresh = this.things.values(row.type(), row.values(), this.model.now());
		fresh.forEach((name, value) -> {
			if (this.random.nextInt(3) == 0 && !KEYS.contains(name)) {
				values.put(name, value);
			}
		});
		if (this.random.nextBoolean()) {
			values.keySet().removeAll(Set.of("created", "createdBy"));
		}
		return Fields.make(row.type(), values);
	}

	/** Often the id of an item that is there. */
	private Map<String, Object> id(Class<?> type) {
		List<Row> known = known(type);
		if (known.isEmpty() || this.random.nextInt(3) == 0) {
			return this.things.id(type);
		}
		Map<String, Object> id = new TreeMap<>(RandomReads.one(known, this.random).values());
		id.keySet().retainAll(KEYS);
		return id;
	}

	/** Some items are asked for as what all of their hierarchy are. */
	private Class<?> asked(Class<?> type) {
		return (Pet.class.isAssignableFrom(type) && this.random.nextBoolean()) ? Pet.class : type;
	}

	private @Nullable RandomCondition condition(Class<?> type) {
		return (this.random.nextInt(3) == 0) ? RandomCondition.any(type, this.random) : null;
	}

	private static Predicate<Map<String, Object>> holds(@Nullable RandomCondition condition) {
		return (condition != null) ? condition.holds() : ALWAYS;
	}

	private static String text(String verb, Object entity, @Nullable RandomCondition condition) {
		return verb + " " + RandomWritesIntegrationTests.describe(entity)
				+ ((condition != null) ? " if " + condition : "");
	}

	private RandomWrite create(Class<?> type) {
		Object entity = entity(type);
		return new RandomWrite(text("create", entity, null), List.of(entity), (to) -> to.create(entity),
				(steps) -> steps.create(entity), (verbs) -> List.of(verbs.create(entity)));
	}

	private RandomWrite replace(Class<?> type) {
		Object entity = entity(type);
		RandomCondition condition = condition(type);
		return new RandomWrite(text("replace", entity, condition), List.of(entity),
				(to) -> (condition != null) ? to.replace(entity, condition.said()) : to.replace(entity),
				step(condition, (steps) -> steps.replace(entity), (steps, said) -> steps.replace(entity, said)),
				(verbs) -> List.of(verbs.replace(entity, holds(condition))));
	}

	/**
	 * Where items expire, without a condition: over an expired item it would be asked of
	 * what is still stored, as the manual says.
	 */
	private RandomWrite save(Class<?> type) {
		Object entity = entity(type);
		Set<String> names = RandomWrites.properties(type);
		boolean expires = names.contains("keep") || names.contains("until");
		RandomCondition condition = expires ? null : condition(type);
		return new RandomWrite(text("save", entity, condition), List.of(entity),
				(to) -> (condition != null) ? to.save(entity, condition.said()) : to.save(entity),
				step(condition, (steps) -> steps.save(entity), (steps, said) -> steps.save(entity, said)),
				(verbs) -> List.of(verbs.save(entity, holds(condition))));
	}

	private static Consumer<TransactionOperations> step(@Nullable RandomCondition condition,
			Consumer<TransactionOperations> plain, BiConsumer<TransactionOperations, Condition> conditional) {
		return (condition != null) ? (steps) -> conditional.accept(steps, condition.said()) : plain;
	}

	private RandomWrite delete(Class<?> type) {
		if (this.random.nextBoolean()) {
			Object entity = entity(type);
			return new RandomWrite(text("delete", entity, null), List.of(entity), (to) -> {
				to.delete(entity);
				return null;
			}, (steps) -> steps.delete(entity), (verbs) -> List.of(verbs.delete(entity)));
		}
		return deleteById(asked(type));
	}

	private RandomWrite deleteById(Class<?> type) {
		Map<String, Object> values = id(type);
		Object id = RandomWrites.id(type, values);
		RandomCondition condition = condition(type);
		return new RandomWrite("delete %s%s if %s".formatted(type.getSimpleName(), values, condition), List.of(),
				(to) -> {
					deleteById(to, type, id, condition);
					return null;
				}, step(condition, (steps) -> steps.delete(type, id), (steps, said) -> steps.delete(type, id, said)),
				(verbs) -> List.of(verbs.delete(classOf(type, values), values, holds(condition))));
	}

	private static void deleteById(SingleTableTemplate to, Class<?> type, Object id,
			@Nullable RandomCondition condition) {
		if (condition != null) {
			to.delete(type, id, condition.said());
		}
		else {
			to.delete(type, id);
		}
	}

	private RandomWrite update(Class<?> type) {
		RandomUpdate update = RandomUpdate.any(type, this.random, this.model.now());
		Map<String, Object> values = id(type);
		Object id = RandomWrites.id(type, values);
		return new RandomWrite("update " + type.getSimpleName() + values + " " + update.describe(), List.of(),
				(to) -> to.update(type, id, update.said()), (steps) -> steps.update(type, id, update.said()),
				(verbs) -> List.of(verbs.update(classOf(type, values), values, update)));
	}

	private RandomWrite move(Class<?> type) {
		List<Row> known = known(type);
		if (known.isEmpty()) {
			return create(type);
		}
		Row row = RandomReads.one(known, this.random);
		Object from = row.entity();
		Map<String, Object> arrived = new HashMap<>(Fields.of(changed(row)));
		arrived.putAll(this.things.id(type));
		Object to = Fields.make(type, arrived);
		boolean same = RandomWrites.key(type, arrived).equals(RandomWrites.key(type, Fields.of(from)));
		return new RandomWrite(text("move", from, null) + " to " + RandomWrites.key(type, arrived), List.of(from, to),
				(template) -> template.move(from, to), (steps) -> steps.move(from, to),
				(verbs) -> same ? List.of(verbs.replace(to, ALWAYS))
						: Stream.of(verbs.delete(from), verbs.arrive(from, to)).toList());
	}

	private RandomWrite check(Class<?> type) {
		Map<String, Object> values = id(type);
		RandomCondition condition = RandomCondition.any(type, this.random);
		return new RandomWrite("check " + type.getSimpleName() + values + " if " + condition, List.of(), (to) -> null,
				(steps) -> steps.check(type, RandomWrites.id(type, values), condition.said()),
				(verbs) -> List.of(verbs.check(classOf(type, values), values, condition.holds())));
	}

	private Operation deleteIfExists() {
		Class<?> type = asked(type());
		Map<String, Object> values = id(type);
		RandomCondition condition = condition(type);
		Object id = RandomWrites.id(type, values);
		return new Operation("deleteIfExists %s%s if %s".formatted(type.getSimpleName(), values, condition), List.of(),
				() -> (condition != null) ? this.template.deleteIfExists(type, id, condition.said())
						: this.template.deleteIfExists(type, id),
				() -> this.model.deleteIfExists(verbs().delete(classOf(type, values), values, holds(condition))));
	}

	private RandomWrite stepOfTransaction() {
		Class<?> type = type();
		return (this.random.nextInt(8) == 0) ? check(asked(type)) : write(type);
	}

	/** Steps of different items, each of which could be made alone. */
	private List<RandomWrite> possible(int wanted) {
		List<RandomWrite> writes = new ArrayList<>();
		Set<ItemKey> keys = new HashSet<>();
		while (writes.size() < wanted) {
			RandomWrite write = stepOfTransaction();
			Supplier<List<ModelStep>> steps = () -> write.promised().apply(verbs());
			if (this.model.allows(steps) && steps.get().stream().allMatch((step) -> keys.add(step.key()))) {
				writes.add(write);
			}
		}
		return writes;
	}

	private Operation transaction() {
		int wanted = 2 + this.random.nextInt(5);
		List<RandomWrite> writes = (this.random.nextInt(4) > 0) ? possible(wanted)
				: Stream.generate(this::stepOfTransaction).limit(wanted).toList();
		return new Operation("transaction " + writes, given(writes), () -> told(writes),
				() -> this.model.transaction(writes.stream().map((write) -> write.promised().apply(verbs())).toList()));
	}

	private static List<Object> given(List<RandomWrite> writes) {
		return writes.stream().flatMap((write) -> write.given().stream()).toList();
	}

	private List<@Nullable Object> told(List<RandomWrite> writes) {
		TransactionOperations transaction = this.template.transaction();
		writes.forEach((write) -> write.step().accept(transaction));
		TransactionResult result = transaction.execute();
		List<@Nullable Object> entities = new ArrayList<>();
		for (int step = 0; step < result.size(); step++) {
			entities.add(result.entity(step, Object.class).orElse(null));
		}
		return entities;
	}

	private Operation saveAll() {
		List<Object> entities = Stream.generate(() -> entity(type())).limit(1 + this.random.nextInt(12)).toList();
		return new Operation("saveAll " + entities.stream().map(RandomWritesIntegrationTests::describe).toList(),
				entities, () -> this.template.batch().saveAll(entities), () -> this.model.saveAll(entities));
	}

	private Operation deleteAll() {
		Class<?> type = asked(type());
		Set<Map<String, Object>> ids = new LinkedHashSet<>();
		Stream.generate(() -> this.things.id(type)).limit(1 + this.random.nextInt(4)).forEach(ids::add);
		return new Operation("deleteAll %s%s".formatted(type.getSimpleName(), ids), List.of(), () -> {
			this.template.batch().deleteAll(type, ids.stream().map((id) -> RandomWrites.id(type, id)).toList());
			return null;
		}, () -> {
			this.model.deleteAll(ids.stream().map((id) -> verbs().delete(classOf(type, id), id, ALWAYS)).toList());
			return null;
		});
	}

}
