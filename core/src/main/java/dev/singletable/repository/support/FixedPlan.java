package dev.singletable.repository.support;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.plan.QueryPlan;

/**
 * The plan of a method that asks no question.
 */
record FixedPlan(Optional<String> operation, String describe) implements QueryPlan {

	static final FixedPlan DEFAULT_METHOD = own("default method");

	static final FixedPlan FRAGMENT = own("implemented by a fragment");

	private static final FixedPlan BASE_CLASS = own("implemented by the base class");

	private static final Map<String, FixedPlan> BY_METHOD = Map.ofEntries(Map.entry("create", put()),
			Map.entry("replace", put()), Map.entry("save", put()), Map.entry("saveAll", writes()),
			Map.entry("update", of("UpdateItem", "by key")),
			Map.entry("getOrCreate", of("PutItem", "by key where GetItem finds nothing")), Map.entry("getById", get()),
			Map.entry("findById", get()), Map.entry("existsById", get()),
			Map.entry("findAllById", of("BatchGetItem", "by keys")), Map.entry("delete", delete()),
			Map.entry("deleteById", delete()), Map.entry("deleteIfExists", delete()),
			Map.entry("deleteExisting", delete()), Map.entry("deleteAllById", writes()),
			Map.entry("deleteAll", writes()));

	private static FixedPlan own(String what) {
		return new FixedPlan(Optional.empty(), what);
	}

	private static FixedPlan of(String operation, String how) {
		return new FixedPlan(Optional.of(operation), operation + " " + how);
	}

	private static FixedPlan put() {
		return of("PutItem", "by key");
	}

	private static FixedPlan get() {
		return of("GetItem", "by key");
	}

	private static FixedPlan delete() {
		return of("DeleteItem", "by key");
	}

	private static FixedPlan writes() {
		return of("BatchWriteItem", "by keys");
	}

	/**
	 * The plan of an inherited method that keys serve.
	 */
	static FixedPlan ofInherited(String method) {
		return BY_METHOD.getOrDefault(method, BASE_CLASS);
	}

	/**
	 * Whether it reads by key.
	 */
	boolean reads() {
		return this.operation.filter((each) -> each.equals("GetItem") || each.equals("BatchGetItem")).isPresent();
	}

	@Override
	public Optional<String> index() {
		return Optional.empty();
	}

	@Override
	public Set<String> alsoReads() {
		return Set.of();
	}

}
