package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction stored.
 */
public final class TransactionResult {

	private final List<@Nullable Object> entities;

	TransactionResult(List<@Nullable Object> entities) {
		this.entities = Collections.unmodifiableList(new ArrayList<>(entities));
	}

	/**
	 * How many steps there were.
	 */
	public int size() {
		return this.entities.size();
	}

	/**
	 * The entity as a step stored it, with its id, version and dates; empty for updates,
	 * whose new state DynamoDB does not tell, for deletions and checks.
	 * @param step from 0, in the order the steps were added
	 * @throws IndexOutOfBoundsException if there is no such step
	 */
	public <T> Optional<T> entity(int step, Class<T> type) {
		return Optional.ofNullable(this.entities.get(step)).map(type::cast);
	}

	@Override
	public String toString() {
		return "TransactionResult[" + size() + " steps]";
	}

}
