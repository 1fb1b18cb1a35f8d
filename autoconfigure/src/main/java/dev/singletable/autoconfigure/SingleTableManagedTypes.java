package dev.singletable.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.springframework.data.domain.ManagedTypes;

/**
 * The entities of the table. A bean of this type takes the place of the scan.
 */
public final class SingleTableManagedTypes implements ManagedTypes {

	private final Set<Class<?>> types;

	private SingleTableManagedTypes(Set<Class<?>> types) {
		this.types = types;
	}

	/**
	 * These classes and no others; a sealed parent stands for its subclasses.
	 */
	public static SingleTableManagedTypes of(Iterable<? extends Class<?>> types) {
		Set<Class<?>> all = new LinkedHashSet<>();
		types.forEach(all::add);
		return new SingleTableManagedTypes(all);
	}

	@Override
	public void forEach(Consumer<Class<?>> action) {
		this.types.forEach(action);
	}

}
