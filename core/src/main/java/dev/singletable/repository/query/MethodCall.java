package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.List;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Operator;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.Refusal;
import dev.singletable.template.PlannedQuery;
import dev.singletable.template.PlannedQuery.Reading;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.query.ParametersParameterAccessor;

/**
 * One call of a planned method, as a query.
 */
final class MethodCall {

	private final PlannedMethod method;

	private final ParametersParameterAccessor accessor;

	private final Arguments arguments;

	private final String where;

	@SuppressWarnings("NullAway") // Spring Data hands over null arguments, and takes them
	MethodCall(PlannedMethod method, @Nullable Object[] values) {
		this.method = method;
		this.where = method.signature().describe();
		this.accessor = new ParametersParameterAccessor(method.queryMethod().getParameters(), values);
		this.arguments = new Arguments(this.where, this.accessor);
	}

	/**
	 * The query.
	 * @throws InvalidDataAccessApiUsageException if a value is null, or a sort or page
	 * cannot be served
	 */
	PlannedQuery<Object> query() {
		List<List<Object>> values = this.method.question()
			.operands()
			.stream()
			.map((operand) -> operand.source().values(this.arguments, operand.term().path()))
			.toList();
		AccessPlan plan = this.method.order().plan(this.accessor.getSort(), this.where);
		return new PlannedQuery<>(plan, resultType(), values, filter(),
				reading().consistent(this.method.signature().isConsistent()));
	}

	Pageable pageable() {
		return this.accessor.getPageable();
	}

	/**
	 * Whether an {@code In} without values makes any call needless.
	 */
	static boolean isEmpty(PlannedMethod method, PlannedQuery<?> query) {
		List<Operand> operands = method.question().operands();
		for (int index = 0; index < operands.size(); index++) {
			if (operands.get(index).term().operator() == Operator.IN && query.values().get(index).isEmpty()) {
				return true;
			}
		}
		return false;
	}

	private @Nullable Condition filter() {
		List<Condition> parts = new ArrayList<>();
		this.method.question().filters().forEach((part) -> parts.add(part.condition(this.arguments)));
		return parts.stream().reduce(Condition::and).orElse(null);
	}

	@SuppressWarnings("unchecked")
	private Class<Object> resultType() {
		ReadAs read = this.method.readAs();
		Class<?> dynamic = this.accessor.findDynamicProjection();
		if (dynamic == null || !this.method.queryMethod().getParameters().hasDynamicProjection()) {
			return (Class<Object>) read.result();
		}
		ReadAs wanted = ReadAs.of(dynamic, read.items());
		Refusal refusal = wanted.refusal();
		if (refusal != null || wanted.items() != read.items()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: %s is no projection of %s. Pass an interface or record with some of its properties."
						.formatted(this.where, dynamic.getSimpleName(), read.items().getSimpleName()));
		}
		return (Class<Object>) wanted.result();
	}

	private Reading reading() {
		return switch (this.method.shape()) {
			case SLICE -> SliceReading.reading(this.accessor.getPageable(), this.where);
			case ONE -> new Reading(Math.min(2, orElse(limit(), 2)), null, false, false);
			case LIST, STREAM, WINDOW, DELETE -> new Reading(limit(), this.accessor.getScrollPosition(), false, false);
			case COUNT, EXISTS -> Reading.ALL;
		};
	}

	private static int orElse(@Nullable Integer limit, int other) {
		return (limit != null) ? limit : other;
	}

	private @Nullable Integer limit() {
		Integer fixed = this.method.question().limit();
		Limit given = this.method.queryMethod().getParameters().hasLimitParameter() ? this.accessor.getLimit() : null;
		if (given == null || given.isUnlimited()) {
			return fixed;
		}
		if (given.max() < 1) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the limit %d is below 1. Pass Limit.unlimited() to ask for everything.".formatted(this.where,
							given.max()));
		}
		return (fixed != null) ? Math.min(fixed, given.max()) : given.max();
	}

}
