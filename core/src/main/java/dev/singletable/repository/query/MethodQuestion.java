package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.plan.Ordering;
import dev.singletable.plan.Term;

import org.jspecify.annotations.Nullable;

/**
 * What the text of a method asks, and where the values come from.
 *
 * @param operands what keys should answer
 * @param filters what a filter has to answer in any case
 * @param order how the answers come
 * @param limit how many at most, or null
 * @param index the index it names itself, or null
 */
record MethodQuestion(List<Operand> operands, List<FilterPart> filters, List<Ordering> order, @Nullable Integer limit,
		@Nullable String index) {

	MethodQuestion {
		operands = List.copyOf(operands);
		filters = List.copyOf(filters);
		order = List.copyOf(order);
	}

	List<Term> terms() {
		return this.operands.stream().map(Operand::term).toList();
	}

}
