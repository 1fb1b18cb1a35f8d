package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Guild.Account;
import dev.singletable.template.Guild.Member;
import dev.singletable.template.Guild.Session;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.UniqueConstraintException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every verb over three types, against a model in memory; the table holds exactly the
 * guards that the entities it holds need.
 */
@DynamoDbLocal
class RandomUniqueValuesIntegrationTests {

	private static final int SEQUENCES = 60;

	private static final int STEPS = 25;

	private static final int IDS = 4;

	private final Random random = new Random(7);

	/** By type and id. */
	private final Map<String, Object> model = new TreeMap<>();

	private SingleTableTemplate template;

	private int refused;

	private int done;

	private String id() {
		return "i" + this.random.nextInt(IDS);
	}

	private @Nullable String value() {
		int number = this.random.nextInt(6);
		return (number < 5) ? String.valueOf((char) ((this.random.nextBoolean() ? 'a' : 'A') + number)) : null;
	}

	private Object any() {
		return switch (this.random.nextInt(3)) {
			case 0 -> new Member(id(), value(), this.random.nextBoolean() ? "north" : "south",
					(this.random.nextInt(3) == 0) ? null : this.random.nextInt(3), null);
			case 1 -> {
				String id = id();
				Account known = (Account) this.model.get("ACCOUNT#" + id);
				yield new Account(id, value(), null, (known != null) ? known.version() : null);
			}
			default -> Session.of(id(), value(), null);
		};
	}

	private static String key(Object entity) {
		if (entity instanceof Member member) {
			return "MEMBER#" + member.id();
		}
		return (entity instanceof Account account) ? "ACCOUNT#" + account.id() : "SESSION#" + ((Session) entity).id();
	}

	private static Map<String, String> guarded(Object entity) {
		Map<String, String> guarded = new HashMap<>();
		if (entity instanceof Member member) {
			if (member.email() != null) {
				guarded.put("MEMBER#email#" + member.email().toLowerCase(Locale.ROOT), key(entity));
			}
			if (member.seat() != null) {
				guarded.put("MEMBER#seat#" + member.hall() + "#" + "%010d".formatted(member.seat()), key(entity));
			}
		}
		if (entity instanceof Account account && account.number() != null) {
			guarded.put("ACCOUNT#number#" + account.number(), key(entity));
		}
		if (entity instanceof Session session && session.code() != null) {
			guarded.put("SESSION#code#" + session.code(), key(entity));
		}
		return guarded;
	}

	private Map<String, String> guards() {
		Map<String, String> guards = new TreeMap<>();
		this.model.values().forEach((entity) -> guards.putAll(guarded(entity)));
		return guards;
	}

	private boolean isTaken(Object entity) {
		Map<String, String> guards = guards();
		return guarded(entity).entrySet()
			.stream()
			.anyMatch((each) -> !each.getValue().equals(guards.getOrDefault(each.getKey(), each.getValue())));
	}

	/** What must come of a write; null for success. */
	private @Nullable Class<? extends DataAccessException> expected(Object entity, boolean absent, boolean present) {
		boolean known = this.model.containsKey(key(entity));
		if (absent && known) {
			return ItemAlreadyExistsException.class;
		}
		if (present && !known) {
			return ItemNotFoundException.class;
		}
		return isTaken(entity) ? UniqueConstraintException.class : null;
	}

	private void write(@Nullable Class<? extends DataAccessException> expected, Runnable write) {
		try {
			write.run();
			assertThat(expected).isNull();
			this.done++;
		}
		catch (DataAccessException ex) {
			assertThat(ex).isExactlyInstanceOf(expected);
			this.refused++;
		}
	}

	private void keep(Object entity) {
		this.model.put(key(entity), entity);
	}

	private void create(Object entity) {
		write(expected(entity, true, false), () -> keep(this.template.create(entity)));
	}

	private void save(Object entity) {
		boolean isNew = entity instanceof Account account && account.version() == null;
		write(expected(entity, isNew, false), () -> keep(this.template.save(entity)));
	}

	private void replace(Object entity) {
		if (entity instanceof Account account && account.version() == null) {
			return;
		}
		write(expected(entity, false, true), () -> keep(this.template.replace(entity)));
	}

	private void stale(Object entity) {
		if (entity instanceof Account account && account.version() != null) {
			Account old = new Account(account.id(), account.number(), null, account.version() + 1);
			write(StaleVersionException.class, () -> this.template.save(old));
		}
	}

	private void update(Object entity) {
		Object known = this.model.get(key(entity));
		Object changed = (known != null) ? changed(known, entity) : entity;
		write(expected(changed, false, true),
				() -> keep(this.template.update(entity.getClass(), id(entity), set(property(entity), value(entity)))));
	}

	private static Update set(String property, @Nullable String value) {
		return (value != null) ? Update.set(property, value) : Update.remove(property);
	}

	private static String id(Object entity) {
		return key(entity).substring(key(entity).indexOf('#') + 1);
	}

	private static String property(Object entity) {
		return (entity instanceof Member) ? "email" : (entity instanceof Account) ? "number" : "code";
	}

	private static @Nullable String value(Object entity) {
		if (entity instanceof Member member) {
			return member.email();
		}
		return (entity instanceof Account account) ? account.number() : ((Session) entity).code();
	}

	private static Object changed(Object known, Object other) {
		if (known instanceof Member member) {
			return new Member(member.id(), value(other), member.hall(), member.seat(), null);
		}
		return (known instanceof Account account) ? account.withNumber(value(other))
				: Session.of(id(known), value(other), null);
	}

	private void delete(Object entity) {
		boolean known = this.model.containsKey(key(entity));
		boolean byEntity = this.random.nextBoolean() && known;
		write(known ? null : ItemNotFoundException.class, () -> {
			if (byEntity) {
				this.template.delete(Objects.requireNonNull(this.model.get(key(entity))));
			}
			else {
				this.template.delete(entity.getClass(), id(entity));
			}
			this.model.remove(key(entity));
		});
	}

	private void deleteAll(Object entity) {
		List<String> ids = List.of(id(), id());
		this.template.batch().deleteAll(entity.getClass(), ids);
		ids.forEach((id) -> this.model.remove(key(entity).substring(0, key(entity).indexOf('#') + 1) + id));
	}

	/** Of types that never are stale; what is refused is known from the table. */
	private void saveAll() {
		List<Object> all = new ArrayList<>();
		for (int number = 0; number < 1 + this.random.nextInt(5); number++) {
			all.add(any());
		}
		try {
			this.template.batch().saveAll(all);
			this.done++;
		}
		catch (DataAccessException ex) {
			assertThat(ex).isInstanceOfAny(UniqueConstraintException.class, ItemAlreadyExistsException.class,
					StaleVersionException.class);
			this.refused++;
		}
		for (String key : all.stream().map(RandomUniqueValuesIntegrationTests::key).toList()) {
			Class<?> type = all.stream().filter((each) -> key(each).equals(key)).findFirst().orElseThrow().getClass();
			this.template.find(type, key.substring(key.indexOf('#') + 1))
				.ifPresentOrElse((found) -> this.model.put(key, found), () -> this.model.remove(key));
		}
	}

	private void step() {
		Object entity = any();
		switch (this.random.nextInt(9)) {
			case 0 -> create(entity);
			case 1 -> save(entity);
			case 2 -> replace(entity);
			case 3 -> stale(entity);
			case 4 -> delete(entity);
			case 5 -> deleteAll(entity);
			case 6 -> saveAll();
			default -> update(entity);
		}
	}

	@Test
	void theTableHoldsTheGuardsOfItsEntities(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Member.class, Account.class, Session.class);
		StoredGuards stored = StoredGuards.of(engine, this.template);
		for (int sequence = 0; sequence < SEQUENCES; sequence++) {
			for (int step = 0; step < STEPS; step++) {
				step();
			}
			assertThat(stored.owners()).as("after sequence %d", sequence).isEqualTo(guards());
			assertThat(stored.all()).hasSize(this.model.size() + guards().size());
			this.model.forEach((key, entity) -> assertThat((Object) this.template.get(entity.getClass(), id(entity)))
				.isEqualTo(entity));
		}
		assertThat(this.done).isGreaterThan(SEQUENCES * STEPS / 4);
		assertThat(this.refused).isGreaterThan(SEQUENCES * STEPS / 10);
	}

}
