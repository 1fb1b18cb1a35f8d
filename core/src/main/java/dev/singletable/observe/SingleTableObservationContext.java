package dev.singletable.observe;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One operation while it is observed. Never a key value.
 */
public final class SingleTableObservationContext extends Observation.Context {

	private final String operation;

	private final String entityType;

	private final String table;

	private final @Nullable String repositoryMethod;

	private final OperationFigures figures = new OperationFigures();

	SingleTableObservationContext(String operation, String entityType, String table,
			@Nullable String repositoryMethod) {
		this.operation = operation;
		this.entityType = entityType;
		this.table = table;
		this.repositoryMethod = repositoryMethod;
	}

	/**
	 * What is done, such as {@code create}.
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * The item type's name, or what stands for several.
	 */
	public String entityType() {
		return this.entityType;
	}

	/**
	 * The table's name.
	 */
	public String table() {
		return this.table;
	}

	/**
	 * The index, once it is read; null for the table.
	 */
	public @Nullable String index() {
		return this.figures.index();
	}

	/**
	 * The method of a repository that asked, as {@code OrderRepository.findById}, or
	 * null.
	 */
	public @Nullable String repositoryMethod() {
		return this.repositoryMethod;
	}

	/**
	 * What it has taken so far.
	 */
	public OperationFigures figures() {
		return this.figures;
	}

	/**
	 * Why it failed, or {@code none}.
	 */
	public ErrorCode errorCode() {
		return ErrorCode.of(getError());
	}

}
