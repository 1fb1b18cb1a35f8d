package dev.singletable.convert;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.GenericTypeResolver;

/**
 * The upgrades of an application, by the entities they are for.
 */
public final class Upgrades {

	private final Map<Class<?>, EntityUpgrade<?>> byEntity = new HashMap<>();

	private Upgrades() {
	}

	public static Upgrades none() {
		return new Upgrades();
	}

	/**
	 * Upgrades by the entity each names as its type argument.
	 * @throws IllegalArgumentException if one names none, or one entity has two
	 */
	public static Upgrades of(Collection<? extends EntityUpgrade<?>> all) {
		Upgrades upgrades = new Upgrades();
		all.forEach(upgrades::add);
		return upgrades;
	}

	private void add(EntityUpgrade<?> upgrade) {
		Class<?> entity = GenericTypeResolver.resolveTypeArgument(upgrade.getClass(), EntityUpgrade.class);
		if (entity == null) {
			throw new IllegalArgumentException(
					"%s does not say which entity it upgrades. Make it a class that implements EntityUpgrade<…>."
						.formatted(upgrade.getClass().getSimpleName()));
		}
		if (this.byEntity.putIfAbsent(entity, upgrade) != null) {
			throw new IllegalArgumentException(
					"%s has two upgrades. Make one of them.".formatted(entity.getSimpleName()));
		}
	}

	/** That of the class, or of what it is one of. */
	@Nullable EntityUpgrade<?> of(ItemType type) {
		EntityUpgrade<?> own = this.byEntity.get(type.javaType());
		return (own != null) ? own
				: this.byEntity.entrySet()
					.stream()
					.filter((each) -> each.getKey().isAssignableFrom(type.javaType()))
					.map(Map.Entry::getValue)
					.findFirst()
					.orElse(null);
	}

}
