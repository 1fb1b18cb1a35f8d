package dev.singletable.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.convert.ExpiryCheck;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.expression.Condition;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds the calls of writes. Sends nothing, encodes no item.
 */
public final class WriteCalls {

	private final Function<ItemWrite, String> tables;

	private final ItemCodecs codecs;

	public WriteCalls(String table, ItemCodecs codecs) {
		this((write) -> table, codecs);
	}

	/**
	 * Calls to several tables.
	 * @param tables the table of each write
	 */
	public WriteCalls(Function<ItemWrite, String> tables, ItemCodecs codecs) {
		this.tables = tables;
		this.codecs = codecs;
	}

	/**
	 * The call of one write.
	 * @param returnsNew whether the new state is asked for
	 */
	public WriteCall.Single single(ItemWrite write, boolean returnsNew) {
		ItemCodec codec = this.codecs.of(write.type());
		if (write instanceof ItemWrite.Put && write.guard().isEmpty()) {
			return new WriteCall.Single(this.tables.apply(write), write, codec, CallExpressions.NONE, returnsNew);
		}
		ExpressionWriter writer = new ExpressionWriter(
				write.isOwn() ? OwnAttributes.RESOLVER : new PropertyResolver(codec));
		String update = update(write, writer);
		String condition = condition(write, writer);
		CallExpressions expressions = new CallExpressions(null, condition,
				(update == null || update.isEmpty()) ? null : update, null, writer.names(), writer.values());
		return new WriteCall.Single(this.tables.apply(write), write, codec, expressions, returnsNew);
	}

	private static @Nullable String update(ItemWrite write, ExpressionWriter writer) {
		if (write instanceof ItemWrite.AddOwn addition) {
			return writer.update(List.of(), addition.assignments());
		}
		return (write instanceof ItemWrite.Change change)
				? writer.update(change.changes().actions(), change.changes().own()) : null;
	}

	/**
	 * The transaction of a plan.
	 * @param token makes repeating it safe for ten minutes
	 */
	public WriteCall.Transaction transaction(WritePlan plan, String token) {
		List<WriteCall.Single> writes = new ArrayList<>();
		List<Integer> steps = new ArrayList<>();
		for (WritePlan.Entry entry : plan.entries()) {
			writes.add(single(entry.write(), false));
			steps.add(entry.step());
		}
		return new WriteCall.Transaction(writes.get(0).table(), writes, steps, token);
	}

	/**
	 * The name of the attribute that holds the type's version, or null.
	 */
	public static @Nullable String versionAttribute(ItemWrite write) {
		SingleTableProperty version = write.type().entity().getVersionProperty();
		return (version != null) ? version.attribute() : null;
	}

	private @Nullable String condition(ItemWrite write, ExpressionWriter writer) {
		WriteGuard guard = write.guard();
		List<String> parts = new ArrayList<>();
		addExistence(write, guard, writer, parts);
		Long version = guard.version();
		if (version != null) {
			parts.add(writer.name(String.valueOf(versionAttribute(write))) + " = "
					+ writer.value(AttributeValue.fromN(version.toString())));
		}
		guard.pinned().forEach((attribute, value) -> parts.add(pinned(writer, attribute, value)));
		Condition asked = guard.condition();
		if (asked != null) {
			parts.add(parts.isEmpty() ? writer.condition(asked) : writer.operand(asked));
		}
		return parts.isEmpty() ? null : String.join(" AND ", parts);
	}

	private void addExistence(ItemWrite write, WriteGuard guard, ExpressionWriter writer, List<String> parts) {
		TableAttributes attributes = this.codecs.model().attributes();
		ExpiryCheck expiry = guard.expiry();
		switch (guard.existence()) {
			case ABSENT -> parts.add(none(write, writer));
			case PRESENT -> {
				if (guard.version() == null) {
					parts.add("attribute_exists(" + writer.name(attributes.pk()) + ")");
				}
				if (guard.ofType()) {
					parts.add(ofType(write, writer));
				}
				if (expiry != null) {
					parts.add(ExpiryCheck.alive(writer.name(expiry.attribute()), writer.value(expiry.moment())));
				}
			}
			case ANY -> {
				if (guard.ofType()) {
					parts.add(none(write, writer));
				}
			}
		}
	}

	/** That there is no item, or one that does not matter. */
	private String none(ItemWrite write, ExpressionWriter writer) {
		List<String> ways = new ArrayList<>();
		ways.add("attribute_not_exists(" + writer.name(this.codecs.model().attributes().pk()) + ")");
		if (write.guard().existence() == WriteGuard.Existence.ANY) {
			ways.add(ofType(write, writer));
		}
		ExpiryCheck expiry = write.guard().expiry();
		if (expiry != null) {
			ways.add(ExpiryCheck.expired(writer.name(expiry.attribute()), writer.value(expiry.moment())));
		}
		return (ways.size() == 1) ? ways.get(0) : "(" + String.join(" OR ", ways) + ")";
	}

	private String ofType(ItemWrite write, ExpressionWriter writer) {
		return writer.name(this.codecs.model().attributes().type()) + " = "
				+ writer.value(AttributeValue.fromS(write.type().name()));
	}

	private static String pinned(ExpressionWriter writer, String attribute, Optional<AttributeValue> value) {
		String name = writer.name(attribute);
		return value.map((each) -> name + " = " + writer.value(each)).orElse("attribute_not_exists(" + name + ")");
	}

}
