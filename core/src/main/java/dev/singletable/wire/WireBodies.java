package dev.singletable.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.singletable.convert.ItemCodec;
import dev.singletable.json.JsonItemWriter;
import dev.singletable.json.WireJson;
import dev.singletable.key.ItemKey;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.WriteCall;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;

/**
 * Renders writes as the bodies of their requests.
 */
final class WireBodies implements AutoCloseable {

	/** JSON is never shorter than the item is by DynamoDB's count. */
	private static final int SURELY_SMALL = 400 * 1024;

	private final WireBody body;

	private final JsonGenerator out;

	private final JsonItemWriter items;

	private final TableAttributes attributes;

	private WireBodies(WireBody body, TableAttributes attributes) {
		this.body = body;
		this.out = WireJson.generator(body);
		this.items = new JsonItemWriter(this.out);
		this.attributes = attributes;
	}

	@Override
	public void close() {
		this.out.close();
	}

	/** One item. */
	static void write(WriteCall.Single call, TableAttributes attributes, WireBody body) {
		try (WireBodies bodies = new WireBodies(body, attributes)) {
			bodies.out.writeStartObject();
			bodies.members(call);
			if (call.returnsNew()) {
				bodies.text("ReturnValues", (call.write() instanceof ItemWrite.Delete) ? "ALL_OLD" : "ALL_NEW");
			}
			bodies.capacity();
			bodies.out.writeEndObject();
		}
	}

	/** Items without conditions. */
	static void write(String table, List<WriteCall.Single> writes, TableAttributes attributes, WireBody body) {
		try (WireBodies bodies = new WireBodies(body, attributes)) {
			JsonGenerator out = bodies.out;
			out.writeStartObject();
			out.writeName("RequestItems");
			out.writeStartObject();
			out.writeName(table);
			out.writeStartArray();
			writes.forEach(bodies::entry);
			out.writeEndArray();
			out.writeEndObject();
			bodies.capacity();
			out.writeEndObject();
		}
	}

	private void entry(WriteCall.Single call) {
		this.out.writeStartObject();
		this.out.writeName(call.write().isWhole() ? "PutRequest" : "DeleteRequest");
		this.out.writeStartObject();
		itemOrKey(call);
		this.out.writeEndObject();
		this.out.writeEndObject();
	}

	/** All or none. */
	static void write(WriteCall.Transaction call, TableAttributes attributes, WireBody body) {
		try (WireBodies bodies = new WireBodies(body, attributes)) {
			JsonGenerator out = bodies.out;
			out.writeStartObject();
			out.writeName("TransactItems");
			out.writeStartArray();
			call.writes().forEach(bodies::step);
			out.writeEndArray();
			bodies.text("ClientRequestToken", call.token());
			bodies.capacity();
			out.writeEndObject();
		}
	}

	private void step(WriteCall.Single call) {
		this.out.writeStartObject();
		this.out.writeName(name(call.write()));
		this.out.writeStartObject();
		members(call);
		this.out.writeEndObject();
		this.out.writeEndObject();
	}

	private static String name(ItemWrite write) {
		if (write.isWhole()) {
			return "Put";
		}
		if (write instanceof ItemWrite.Change || write instanceof ItemWrite.AddOwn) {
			return "Update";
		}
		return (write instanceof ItemWrite.Check) ? "ConditionCheck" : "Delete";
	}

	private void members(WriteCall.Single call) {
		CallExpressions expressions = call.expressions();
		text("TableName", call.table());
		itemOrKey(call);
		text("UpdateExpression", expressions.update());
		text("ConditionExpression", expressions.condition());
		if (!expressions.names().isEmpty()) {
			names(expressions.names());
		}
		if (!expressions.values().isEmpty()) {
			values("ExpressionAttributeValues", expressions.values());
		}
		if (expressions.condition() != null) {
			text("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
		}
	}

	private void capacity() {
		text("ReturnConsumedCapacity", Objects.toString(Observing.wanted(null), null));
	}

	private void text(String name, @Nullable String value) {
		if (value != null) {
			this.out.writeName(name);
			this.out.writeString(value);
		}
	}

	private void names(Map<String, String> names) {
		this.out.writeName("ExpressionAttributeNames");
		this.out.writeStartObject();
		names.forEach(this::text);
		this.out.writeEndObject();
	}

	private void values(String name, Map<String, AttributeValue> values) {
		this.out.writeName(name);
		this.items.writeMap(values);
	}

	private void itemOrKey(WriteCall.Single call) {
		if (call.write() instanceof ItemWrite.Put put) {
			item(call, put);
		}
		else if (call.write() instanceof ItemWrite.PutOwn own) {
			this.out.writeName("Item");
			this.items.writeMap(own.attributes());
		}
		else {
			key(call.write().key());
		}
	}

	private void key(ItemKey key) {
		this.out.writeName("Key");
		this.out.writeStartObject();
		this.out.writeName(this.attributes.pk());
		this.items.writeString(key.pk());
		this.out.writeName(this.attributes.sk());
		this.items.writeString(key.sk());
		this.out.writeEndObject();
	}

	/** The item, unless it is over 400 KB. */
	private void item(WriteCall.Single call, ItemWrite.Put put) {
		ItemCodec codec = call.codec();
		this.out.writeName("Item");
		int before = length();
		this.items.beginItem();
		codec.write(put.content(), this.items);
		if (length() - before > SURELY_SMALL) {
			ItemSize.check(codec.toItem(put.content()), ErrorTranslator.details(call));
		}
	}

	private int length() {
		return this.body.size() + this.out.streamWriteOutputBuffered();
	}

}
