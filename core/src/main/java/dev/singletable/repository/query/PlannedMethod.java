package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.ConsistentPlan;
import dev.singletable.plan.FilteredPlan;
import dev.singletable.plan.QueryPlan;

import org.springframework.data.repository.query.QueryMethod;

/**
 * A repository method with the plan that was chosen for it.
 */
public final class PlannedMethod {

	private final MethodSignature signature;

	private final MethodQuestion question;

	private final ResultShape shape;

	private final ReadAs readAs;

	private final AccessPlan plan;

	private final DynamicOrder order;

	PlannedMethod(MethodSignature signature, MethodQuestion question, ResultShape shape, ReadAs readAs,
			DynamicOrder order, AccessPlan plan) {
		this.signature = signature;
		this.question = question;
		this.shape = shape;
		this.readAs = readAs;
		this.order = order;
		this.plan = plan;
	}

	/**
	 * What the method does, for those who look.
	 */
	public QueryPlan plan() {
		List<String> filtered = this.question.filters().stream().map(FilterPart::path).distinct().toList();
		return FilteredPlan.of(ConsistentPlan.of(this.plan, this.signature.isConsistent()), filtered);
	}

	DynamicOrder order() {
		return this.order;
	}

	QueryMethod queryMethod() {
		return this.signature.queryMethod();
	}

	MethodSignature signature() {
		return this.signature;
	}

	MethodQuestion question() {
		return this.question;
	}

	ResultShape shape() {
		return this.shape;
	}

	ReadAs readAs() {
		return this.readAs;
	}

	@Override
	public String toString() {
		return this.signature.describe() + ": " + plan().describe();
	}

}
