package dev.singletable.repository.query;

import dev.singletable.plan.AccessPlan;

import org.springframework.data.repository.query.Parameters;

/**
 * What a method can return, given what it does and how it is answered.
 */
final class ResultCheck {

	private ResultCheck() {
	}

	/**
	 * Refuses a result that does not suit the method.
	 */
	static void check(MethodSignature signature, ResultShape shape) {
		Class<?> type = signature.returnType();
		String name = type.getSimpleName().replace("Void", "void");
		boolean number = Number.class.isAssignableFrom(type);
		boolean nothing = type == Void.class || type == void.class;
		boolean many = signature.queryMethod().isCollectionQuery();
		switch (shape) {
			case COUNT -> require(number, "it counts and returns " + name, "Return long.");
			case EXISTS ->
				require(type == Boolean.class, "it returns " + name + " for whether there is one", "Return boolean.");
			case DELETE -> require(nothing || number || type == Boolean.class || many, "it deletes and returns " + name,
					"Return void, long, boolean or a List of what was deleted.");
			case ONE -> require(!nothing, "it reads and returns nothing", "Return what it reads.");
			case LIST, STREAM, WINDOW, SLICE -> {
			}
		}
		refuseUnheeded(signature, shape);
		if (shape == ResultShape.DELETE && many) {
			ReadAs read = signature.readAs(shape);
			require(read.items() == read.result(), "it deletes and returns projections",
					"Return a List of " + read.items().getSimpleName() + ".");
		}
	}

	/** What has no effect must not look as if it had. */
	private static void refuseUnheeded(MethodSignature signature, ResultShape shape) {
		Parameters<?, ?> parameters = signature.queryMethod().getParameters();
		if (shape == ResultShape.COUNT || shape == ResultShape.EXISTS) {
			String what = (shape == ResultShape.COUNT) ? "a count" : "whether there is one";
			require(!parameters.hasLimitParameter(), "it takes a Limit, which does not change " + what,
					"Leave it out.");
			require(!parameters.hasSortParameter(), "it takes a Sort, which does not change " + what, "Leave it out.");
		}
		require(shape != ResultShape.DELETE || !signature.isReadOnly(),
				"it deletes, and %s only reads".formatted(signature.repository()),
				"Leave it out, or extend SingleTableRepository.");
	}

	/**
	 * Refuses pages and orders that several queries would have to share.
	 */
	static void check(MethodSignature signature, ResultShape shape, MethodQuestion asked, AccessPlan plan) {
		if (shape == ResultShape.SLICE && asked.limit() != null) {
			throw new RefusedMethodException("it says First or Top and takes a Pageable, which says how many too",
					"Leave First or Top out.");
		}
		boolean sorts = !asked.order().isEmpty() || signature.queryMethod().getParameters().hasSortParameter();
		if (plan.fansOut() && (shape.isPaged() || sorts)) {
			throw new RefusedMethodException(
					"each value of its In is a query of its own, and they have no common %s"
						.formatted(shape.isPaged() ? "position" : "order"),
					"Return a List without an order, or take one value.");
		}
		if (plan.shards() > 1 && shape.isPaged() && sorts) {
			throw new RefusedMethodException(
					"index '%s' is in %d shards, and its pages come shard after shard"
						.formatted(plan.index().orElse(""), plan.shards()),
					"Return a List or a Stream in that order, or pages without an order.");
		}
	}

	private static void require(boolean suitable, String what, String action) {
		if (!suitable) {
			throw new RefusedMethodException(what, action);
		}
	}

}
