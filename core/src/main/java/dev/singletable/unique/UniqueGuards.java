package dev.singletable.unique;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.singletable.annotation.TimeToLive;
import dev.singletable.expression.Condition;
import dev.singletable.key.InvalidKeyException;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.UniqueConstraint;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.FailureMeaning;
import dev.singletable.write.ItemStates;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.UniqueConstraintException;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Keeps a guard for every unique value, in the transaction that writes the item.
 */
public final class UniqueGuards implements WriteExtension {

	private final TableAttributes attributes;

	private final Set<String> expiringRoots;

	private final Supplier<Instant> now;

	/**
	 * Guards of one table.
	 * @param now the time by which a guard that has expired is as good as gone
	 */
	public UniqueGuards(ItemModel model, Supplier<Instant> now) {
		this.attributes = model.attributes();
		this.expiringRoots = model.types()
			.stream()
			.filter((type) -> type.timeToLive().isPresent())
			.map(ItemType::rootName)
			.collect(Collectors.toUnmodifiableSet());
		this.now = now;
	}

	@Override
	public boolean appliesTo(ItemType type) {
		return !type.uniques().isEmpty();
	}

	@Override
	public boolean isTouchedBy(ItemType type, Predicate<String> changes) {
		return dependsOn(type).stream().anyMatch(changes);
	}

	@Override
	public Set<String> dependsOn(ItemType type) {
		Set<String> paths = new LinkedHashSet<>();
		type.uniques().forEach((each) -> paths.addAll(each.paths()));
		type.timeToLive()
			.filter((property) -> property.isAnnotationPresent(TimeToLive.class))
			.ifPresent((property) -> paths.add(property.getName()));
		paths.remove(ItemType.TYPE_PART);
		return paths;
	}

	/**
	 * The guards an item has, by their keys.
	 */
	public List<Guard> guards(ItemType type, ItemState state, ItemKey owner) {
		return List.copyOf(guards(type, state, new Guard.Owner(owner, state.expiry())).values());
	}

	private static Map<String, Guard> guards(ItemType type, @Nullable ItemState state, Guard.Owner owner) {
		Map<String, Guard> guards = new LinkedHashMap<>();
		if (state != null) {
			for (UniqueConstraint constraint : type.uniques()) {
				text(type, constraint, state)
					.ifPresent((value) -> guards.put(constraint.name(), Guard.of(type, constraint, value, owner)));
			}
		}
		return guards;
	}

	private static Optional<String> text(ItemType type, UniqueConstraint constraint, ItemState state) {
		try {
			return constraint.text(type.values(state.entity()));
		}
		catch (InvalidKeyException ex) {
			throw new InvalidDataAccessApiUsageException(
					"%s, unique '%s': %s".formatted(type, constraint.name(), ex.getMessage()), ex);
		}
	}

	@Override
	public List<ItemWrite> companions(ItemWrite write, ItemStates states) {
		ItemType type = write.type();
		ItemState before = states.before();
		ItemState after = states.after();
		Map<String, Guard> old = new HashMap<>(
				guards(type, before, new Guard.Owner(states.key(), (before != null) ? before.expiry() : null)));
		List<ItemWrite> companions = new ArrayList<>();
		guards(type, after, new Guard.Owner(states.key(), (after != null) ? after.expiry() : null))
			.forEach((name, guard) -> {
				Guard present = old.get(name);
				if (present != null && present.key().equals(guard.key())) {
					old.remove(name);
				}
				if (present == null || !present.key().equals(guard.key()) || before != null && before.older()
						|| !Objects.equals(present.expiry(), guard.expiry())) {
					companions.add(put(type, guard));
				}
			});
		old.forEach((name, guard) -> companions.add(deletion(type, guard)));
		return companions;
	}

	/**
	 * Writes a guard unless another item has one that has not expired.
	 */
	public ItemWrite put(ItemType type, Guard guard) {
		Condition free = absent().or(ownedBy(guard));
		if (this.expiringRoots.contains(type.rootName())) {
			free = free.or(Condition.property(this.attributes.ttl())
				.lessThanOrEqual(AttributeValue.fromN(Long.toString(this.now.get().getEpochSecond()))));
		}
		return new ItemWrite.PutOwn(describe(guard), type, guard.key(), guard.toItem(this.attributes),
				WriteGuard.own(free, new Taken(guard.constraint())));
	}

	/**
	 * Deletes a guard unless it is another item's by now.
	 */
	public ItemWrite deletion(ItemType type, Guard guard) {
		return new ItemWrite.DeleteOwn(describe(guard), type, guard.key(),
				WriteGuard.own(absent().or(ownedBy(guard)), new Taken(guard.constraint())));
	}

	private static String describe(Guard guard) {
		return "unique '" + guard.constraint() + "'";
	}

	private Condition absent() {
		return Condition.property(this.attributes.pk()).isAbsent();
	}

	private static Condition ownedBy(Guard guard) {
		return Condition.property(Guard.OWNER + ".pk")
			.is(AttributeValue.fromS(guard.owner().pk()))
			.and(Condition.property(Guard.OWNER + ".sk").is(AttributeValue.fromS(guard.owner().sk())));
	}

	/** Another item has the value. */
	private record Taken(String constraint) implements FailureMeaning {

		@Override
		public Reason reason() {
			return Reason.NOT_UNIQUE;
		}

		@Override
		public DataAccessException exception(OperationDetails details, Throwable cause) {
			return new UniqueConstraintException(details, this.constraint, cause);
		}

	}

}
