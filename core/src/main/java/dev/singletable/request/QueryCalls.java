package dev.singletable.request;

import java.util.ArrayList;
import java.util.List;

import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.expression.Condition;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.BoundAccess;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds the calls of queries and scans. Sends nothing.
 */
public final class QueryCalls {

	private final String table;

	private final TableAttributes attributes;

	private final ReadPolicy policy;

	public QueryCalls(String table, TableAttributes attributes, ReadPolicy policy) {
		this.table = table;
		this.attributes = attributes;
		this.policy = policy;
	}

	/**
	 * The first page of a query, or of a scan when no access is bound.
	 * @param codec of the type whose properties the filter names
	 */
	public ReadCall.Page page(ItemCodec codec, @Nullable BoundAccess access, Question question) {
		ExpressionWriter writer = new ExpressionWriter(new PropertyResolver(codec));
		String key = (access != null) ? new KeyConditionText(writer, codec).of(access.terms()) : null;
		String filter = filter(writer, question);
		CallExpressions expressions = new CallExpressions(key, filter, null, projection(writer, question),
				writer.names(), writer.values());
		return new ReadCall.Page(this.table, codec.type().name(), question.index(), expressions,
				new ReadCall.Paging(question.forward(), question.consistent(), null, null), question.count(), null);
	}

	/**
	 * The same by keys, which are yet to be named; they know no index, filter or order.
	 * @param codec of one of the types
	 */
	public ReadCall.Batch batch(ItemCodec codec, Question question) {
		ExpressionWriter writer = new ExpressionWriter(new PropertyResolver(codec));
		CallExpressions expressions = new CallExpressions(null, null, null, projection(writer, question),
				writer.names(), writer.values());
		return new ReadCall.Batch(this.table, codec.type().name(), List.of(), question.consistent(), expressions, true);
	}

	private static @Nullable String projection(ExpressionWriter writer, Question question) {
		return question.attributes().isEmpty() ? null : writer.projection(question.attributes().toArray(String[]::new));
	}

	/**
	 * Whether no item passes a filter, so that no call is needed.
	 * @param codec of the type whose properties it names
	 */
	public static boolean passesNothing(ItemCodec codec, Condition filter) {
		return new ExpressionWriter(new PropertyResolver(codec)).isNever(filter);
	}

	private @Nullable String filter(ExpressionWriter writer, Question question) {
		List<String> parts = new ArrayList<>();
		if (!question.types().isEmpty()) {
			parts.add(typeFilter(writer, question));
		}
		Condition asked = question.filter();
		if (asked != null) {
			boolean alone = parts.isEmpty() && !question.expiring();
			parts.add(alone ? writer.condition(asked) : writer.operand(asked));
		}
		return parts.isEmpty() ? null : String.join(" AND ", parts);
	}

	private String typeFilter(ExpressionWriter writer, Question question) {
		String name = writer.name(this.attributes.type());
		List<String> values = question.types()
			.stream()
			.map(ItemType::name)
			.map((type) -> writer.value(AttributeValue.fromS(type)))
			.toList();
		String typed = (values.size() == 1) ? name + " = " + values.get(0)
				: name + " IN (" + String.join(", ", values) + ")";
		return (this.policy.untyped() == ReadPolicy.Untyped.IGNORE) ? typed
				: "(" + typed + " OR attribute_not_exists(" + name + "))";
	}

	/**
	 * What one query asks beside its keys.
	 *
	 * @param index the index, or null for the table
	 * @param types the types to tell apart by a filter; empty when the keys do
	 * @param filter what is left out after reading
	 * @param attributes the attributes wanted; empty for all
	 * @param count whether only the number is asked for
	 * @param expiring whether the page is to be read without what has expired
	 */
	public record Question(@Nullable String index, List<ItemType> types, @Nullable Condition filter,
			List<String> attributes, boolean forward, boolean consistent, boolean count, boolean expiring) {

		public Question {
			types = List.copyOf(types);
			attributes = List.copyOf(attributes);
		}

	}

}
