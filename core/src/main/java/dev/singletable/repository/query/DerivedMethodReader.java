package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.singletable.expression.Operator;
import dev.singletable.key.KeyFormat;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.Ordering;
import dev.singletable.plan.Term;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/**
 * Reads the question out of the name of a method.
 */
final class DerivedMethodReader {

	private static final Pattern DERIVED = Pattern
		.compile("(find|read|get|query|search|stream|count|exists|delete|remove)(\\p{Lu}.*?)??By.*");

	/** Spring Data reads First and Top in none of these, and would do it with all. */
	private static final Pattern LIMITED = Pattern
		.compile("(count|exists|delete|remove)(Distinct)?(First|Top)\\d*(\\p{Lu}.*?)??By.*");

	private final MethodSignature signature;

	private final List<ItemType> types;

	private final PartTree tree;

	private final List<Operand> operands = new ArrayList<>();

	private final List<FilterPart> filters = new ArrayList<>();

	private int next;

	private DerivedMethodReader(MethodSignature signature, List<ItemType> types, PartTree tree) {
		this.signature = signature;
		this.types = types;
		this.tree = tree;
	}

	static DerivedMethodReader of(MethodSignature signature, List<ItemType> types) {
		return new DerivedMethodReader(signature, types, tree(signature, types.get(0)));
	}

	/**
	 * The reader of the same name as a question about other types.
	 */
	DerivedMethodReader over(List<ItemType> others) {
		return (others.get(0) == this.types.get(0)) ? new DerivedMethodReader(this.signature, others, this.tree)
				: of(this.signature, others);
	}

	private static PartTree tree(MethodSignature signature, ItemType type) {
		if (!DERIVED.matcher(signature.name()).matches()) {
			throw new RefusedMethodException("'%s' is not a name a query is derived from".formatted(signature.name()),
					"Begin it with find…By, count…By, exists…By or delete…By, annotate it with @Query, "
							+ "or implement it as a default method or in a fragment.");
		}
		try {
			return new PartTree(signature.name(), type.javaType());
		}
		catch (PropertyReferenceException ex) {
			throw unknown(type, ex);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw RefusedMethodException.of(String.valueOf(ex.getMessage()));
		}
	}

	private static RefusedMethodException unknown(ItemType type, PropertyReferenceException ex) {
		PropertyPath base = ex.getBaseProperty();
		if (base == null) {
			return new RefusedMethodException("%s has no property '%s'".formatted(type, ex.getPropertyName()),
					"Name one of %s.".formatted(String.join(", ", type.propertyNames())));
		}
		return new RefusedMethodException(
				"%s has no property '%s.%s'".formatted(type, base.toDotPath(), ex.getPropertyName()),
				"Name a property of %s, which '%s' is.".formatted(ex.getType().getType().getSimpleName(),
						base.toDotPath()));
	}

	/**
	 * What the method does with what it finds.
	 */
	ResultShape shape() {
		if (this.tree.isCountProjection()) {
			return ResultShape.COUNT;
		}
		if (this.tree.isExistsProjection()) {
			return ResultShape.EXISTS;
		}
		return this.tree.isDelete() ? ResultShape.DELETE : this.signature.readShape();
	}

	/**
	 * The question.
	 * @throws RefusedMethodException if no keys and no filter can answer it
	 */
	MethodQuestion read() {
		refuseUnknownWords();
		for (Part part : this.tree.getParts()) {
			add(part);
		}
		refuseWrongCount();
		refuseTwice();
		if (!this.filters.isEmpty() && !this.signature.allowed().filter()) {
			throw new RefusedMethodException(
					"no key answers what it asks of '%s'".formatted(this.filters.get(0).path()),
					"Allow a filter with @AllowFilter.");
		}
		List<Ordering> order = new ArrayList<>();
		for (Sort.Order each : this.tree.getSort()) {
			order.add(new Ordering(each.getProperty(), each.isAscending()));
		}
		return new MethodQuestion(this.operands, this.filters, order, this.tree.getMaxResults(), null);
	}

	private void refuseUnknownWords() {
		if (LIMITED.matcher(this.signature.name()).matches()) {
			throw new RefusedMethodException("it says First or Top, which only methods that read can",
					this.tree.isDelete() ? "Leave it out, or take a Limit." : "Leave it out.");
		}
		if (this.tree.stream().count() > 1) {
			throw new RefusedMethodException("it says Or, which no one query answers",
					"Write a method for each side, or use In for several values of one property.");
		}
		if (this.tree.isDistinct()) {
			throw new RefusedMethodException("it says Distinct, which DynamoDB does not know",
					"Leave Distinct out; no item comes twice.");
		}
	}

	private static boolean ignoresCase(Part part) {
		return switch (part.shouldIgnoreCase()) {
			case ALWAYS -> true;
			case WHEN_POSSIBLE -> part.getProperty().getType() == String.class;
			case NEVER -> false;
		};
	}

	private void add(Part part) {
		String path = part.getProperty().toDotPath();
		this.types.forEach((type) -> PathCheck.of(type).refuseUnlessSingle(path));
		if (ignoresCase(part)) {
			throw new RefusedMethodException("it ignores the case of '%s', which DynamoDB cannot".formatted(path),
					"Store a lower-case copy and ask for that.");
		}
		switch (part.getType()) {
			case SIMPLE_PROPERTY -> one(path, Operator.EQUAL);
			case NEGATING_SIMPLE_PROPERTY -> one(path, Operator.NOT_EQUAL);
			case TRUE -> add(path, Operator.EQUAL, new ValueSource.Constant(true));
			case FALSE -> add(path, Operator.EQUAL, new ValueSource.Constant(false));
			case LESS_THAN, BEFORE -> one(path, Operator.LESS);
			case LESS_THAN_EQUAL -> one(path, Operator.LESS_OR_EQUAL);
			case GREATER_THAN, AFTER -> one(path, Operator.GREATER);
			case GREATER_THAN_EQUAL -> one(path, Operator.GREATER_OR_EQUAL);
			case BETWEEN -> add(path, Operator.BETWEEN, new ValueSource.Both(argument(path), argument(path)));
			case STARTING_WITH -> beginning(path);
			case IN -> add(path, Operator.IN, elements(path));
			case CONTAINING -> add(path, Operator.CONTAINS, new ValueSource.Argument(this.next++));
			default -> addFilter(part.getType(), path);
		}
	}

	private void addFilter(Part.Type type, String path) {
		switch (type) {
			case IS_NULL -> this.filters.add(new FilterPart.Presence(path, false));
			case IS_NOT_NULL, EXISTS -> this.filters.add(new FilterPart.Presence(path, true));
			case NOT_IN -> this.filters.add(new FilterPart.Compared(path, Operator.IN, elements(path), true));
			case NOT_CONTAINING -> this.filters
				.add(new FilterPart.Compared(path, Operator.CONTAINS, new ValueSource.Argument(this.next++), true));
			default -> throw new RefusedMethodException(
					"it says %s of '%s', which DynamoDB does not know".formatted(type.getKeywords().iterator().next(),
							path),
					"Use StartingWith, Between, In or a comparison, or implement it as a default method.");
		}
	}

	private void one(String path, Operator operator) {
		add(path, operator, argument(path));
	}

	private void beginning(String path) {
		Class<?> type = this.types.get(0).typeOf(path);
		if (type != String.class && KeyFormat.supports(type)) {
			throw new RefusedMethodException(
					"'%s' is %s, and only texts start with something".formatted(path, type.getSimpleName()),
					"Compare it, or ask for what is between two values.");
		}
		one(path, Operator.BEGINS_WITH);
	}

	private void add(String path, Operator operator, ValueSource source) {
		this.operands.add(new Operand(new Term(path, operator), source));
	}

	private ValueSource argument(String path) {
		Parameters<?, ?> parameters = bindable();
		if (this.next < parameters.getNumberOfParameters()) {
			Class<?> given = parameters.getParameter(this.next).getType();
			this.types.forEach((type) -> PathCheck.of(type).refuseUnlessFits(path, given));
		}
		return new ValueSource.Argument(this.next++);
	}

	private ValueSource elements(String path) {
		Parameters<?, ?> parameters = bindable();
		if (this.next < parameters.getNumberOfParameters()) {
			PathCheck.refuseUnlessSeveral(path, parameters.getParameter(this.next).getType());
		}
		return new ValueSource.Elements(this.next++);
	}

	private Parameters<?, ?> bindable() {
		return this.signature.queryMethod().getParameters().getBindableParameters();
	}

	private void refuseWrongCount() {
		int given = bindable().getNumberOfParameters();
		if (given != this.next) {
			throw new RefusedMethodException("its name asks for %d values and it takes %d".formatted(this.next, given),
					"Give it one parameter for each property, two for Between, in the order of its name.");
		}
	}

	private void refuseTwice() {
		for (int one = 0; one < this.operands.size(); one++) {
			for (int other = one + 1; other < this.operands.size(); other++) {
				refuseSame(this.operands.get(one).term(), this.operands.get(other).term());
			}
		}
	}

	private static void refuseSame(Term one, Term other) {
		if (one.operator() == other.operator() && one.path().equals(other.path())) {
			throw new RefusedMethodException("it asks for '%s' twice".formatted(one.path()), "Ask once.");
		}
	}

}
