package dev.singletable.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

record NamedProperty(String path) implements PropertyCondition {

	NamedProperty {
		Paths.requireNamed(path);
	}

	@Override
	public Condition is(Object value) {
		return compare(Operator.EQUAL, value);
	}

	@Override
	public Condition isNot(Object value) {
		return compare(Operator.NOT_EQUAL, value);
	}

	@Override
	public Condition lessThan(Object value) {
		return compare(Operator.LESS, value);
	}

	@Override
	public Condition lessThanOrEqual(Object value) {
		return compare(Operator.LESS_OR_EQUAL, value);
	}

	@Override
	public Condition greaterThan(Object value) {
		return compare(Operator.GREATER, value);
	}

	@Override
	public Condition greaterThanOrEqual(Object value) {
		return compare(Operator.GREATER_OR_EQUAL, value);
	}

	@Override
	public Condition between(Object from, Object to) {
		return compare(Operator.BETWEEN, from, to);
	}

	@Override
	public Condition startsWith(String prefix) {
		return compare(Operator.BEGINS_WITH, prefix);
	}

	@Override
	public Condition contains(Object element) {
		return compare(Operator.CONTAINS, element);
	}

	@Override
	public Condition in(Collection<?> values) {
		return compare(Operator.IN, values.toArray());
	}

	@Override
	public Condition exists() {
		return new Exists(this.path, true);
	}

	@Override
	public Condition isAbsent() {
		return new Exists(this.path, false);
	}

	private Condition compare(Operator operator, Object... values) {
		List<Object> list = Arrays.asList(values);
		return new Comparison(this.path, operator, list);
	}

}
