package dev.singletable.wire;

import java.util.List;
import java.util.Map;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import dev.singletable.request.WriteCall;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Renders calls as requests of the SDK.
 */
final class SdkRequests {

	private final ItemModel model;

	private final TableAttributes attributes;

	SdkRequests(ItemModel model) {
		this.model = model;
		this.attributes = model.attributes();
	}

	TableAttributes attributes() {
		return this.attributes;
	}

	Map<String, AttributeValue> key(ItemKey key) {
		return Map.of(this.attributes.pk(), AttributeValue.fromS(key.pk()), this.attributes.sk(),
				AttributeValue.fromS(key.sk()));
	}

	ItemKey itemKey(Map<String, AttributeValue> key) {
		return this.model.keyIn(key);
	}

	private static @Nullable Map<String, String> names(CallExpressions expressions) {
		return expressions.names().isEmpty() ? null : expressions.names();
	}

	private static @Nullable Map<String, AttributeValue> values(CallExpressions expressions) {
		return expressions.values().isEmpty() ? null : expressions.values();
	}

	GetItemRequest get(ReadCall.Get call, WireExchange<?> exchange) {
		return GetItemRequest.builder()
			.overrideConfiguration(exchange.override(false))
			.tableName(call.table())
			.key(key(call.key()))
			.consistentRead(call.consistent() ? true : null)
			.projectionExpression(call.expressions().projection())
			.expressionAttributeNames(names(call.expressions()))
			.returnConsumedCapacity(CapacityMeter.wanted())
			.build();
	}

	QueryRequest query(ReadCall.Page call, WireExchange<?> exchange) {
		CallExpressions expressions = call.expressions();
		return QueryRequest.builder()
			.overrideConfiguration(exchange.override(false))
			.tableName(call.table())
			.indexName(call.index())
			.keyConditionExpression(expressions.key())
			.filterExpression(expressions.condition())
			.projectionExpression(expressions.projection())
			.expressionAttributeNames(names(expressions))
			.expressionAttributeValues(values(expressions))
			.scanIndexForward(call.paging().forward() ? null : false)
			.consistentRead(call.paging().consistent() ? true : null)
			.limit(call.paging().size())
			.exclusiveStartKey(call.paging().start())
			.select(call.count() ? Select.COUNT : null)
			.returnConsumedCapacity(Observing.wanted(ReturnConsumedCapacity.TOTAL))
			.build();
	}

	ScanRequest scan(ReadCall.Page call, WireExchange<?> exchange) {
		CallExpressions expressions = call.expressions();
		ReadCall.Segment part = call.segment();
		return ScanRequest.builder()
			.overrideConfiguration(exchange.override(false))
			.tableName(call.table())
			.indexName(call.index())
			.filterExpression(expressions.condition())
			.projectionExpression(expressions.projection())
			.expressionAttributeNames(names(expressions))
			.expressionAttributeValues(values(expressions))
			.consistentRead(call.paging().consistent() ? true : null)
			.segment((part != null) ? part.number() : null)
			.totalSegments((part != null) ? part.total() : null)
			.limit(call.paging().size())
			.exclusiveStartKey(call.paging().start())
			.select(call.count() ? Select.COUNT : null)
			.returnConsumedCapacity(Observing.wanted(ReturnConsumedCapacity.TOTAL))
			.build();
	}

	BatchGetItemRequest batchGet(ReadCall.Batch call, List<Map<String, AttributeValue>> keys,
			WireExchange<?> exchange) {
		KeysAndAttributes wanted = KeysAndAttributes.builder()
			.keys(keys)
			.consistentRead(call.consistent() ? true : null)
			.projectionExpression(call.expressions().projection())
			.expressionAttributeNames(names(call.expressions()))
			.build();
		return BatchGetItemRequest.builder()
			.overrideConfiguration(exchange.override(false))
			.requestItems(Map.of(call.table(), wanted))
			.returnConsumedCapacity(
					call.measured() ? Observing.wanted(ReturnConsumedCapacity.TOTAL) : CapacityMeter.wanted())
			.build();
	}

	TransactGetItemsRequest snapshot(ReadCall.Snapshot call) {
		List<TransactGetItem> gets = call.keys()
			.stream()
			.map((key) -> TransactGetItem.builder()
				.get(Get.builder().tableName(call.table()).key(key(key)).build())
				.build())
			.toList();
		return TransactGetItemsRequest.builder()
			.transactItems(gets)
			.returnConsumedCapacity(CapacityMeter.wanted())
			.build();
	}

	/** Without its item, which the body has; alone it is refused. */
	PutItemRequest put(WriteCall.Single call, WireExchange<?> exchange) {
		return (!exchange.writesBody()) ? put(call, item(call))
				: PutItemRequest.builder()
					.overrideConfiguration(exchange.override(false))
					.tableName(call.table())
					.build();
	}

	private PutItemRequest put(WriteCall.Single call, Map<String, AttributeValue> item) {
		return PutItemRequest.builder()
			.returnConsumedCapacity(Observing.wanted(null))
			.tableName(call.table())
			.item(item)
			.conditionExpression(call.expressions().condition())
			.expressionAttributeNames(names(call.expressions()))
			.expressionAttributeValues(values(call.expressions()))
			.returnValuesOnConditionCheckFailure(onFailure(call))
			.build();
	}

	private static @Nullable ReturnValuesOnConditionCheckFailure onFailure(WriteCall.Single call) {
		return (call.expressions().condition() != null) ? ReturnValuesOnConditionCheckFailure.ALL_OLD : null;
	}

	private static Map<String, AttributeValue> item(WriteCall.Single call) {
		return (call.write() instanceof ItemWrite.PutOwn own) ? own.attributes()
				: encode(call, (ItemWrite.Put) call.write());
	}

	/**
	 * The item, unless it is over 400 KB.
	 */
	private static Map<String, AttributeValue> encode(WriteCall.Single call, ItemWrite.Put write) {
		Map<String, AttributeValue> item = call.codec().toItem(write.content());
		ItemSize.check(item, ErrorTranslator.details(call));
		return item;
	}

	/** Without its key, which the body has: with it alone, there would be a ghost. */
	UpdateItemRequest update(WriteCall.Single call, ItemWrite.Change write, WireExchange<?> exchange) {
		AwsRequestOverrideConfiguration override = exchange.override(!write.isIdempotent());
		return (!exchange.writesBody()) ? update(call).toBuilder().overrideConfiguration(override).build()
				: UpdateItemRequest.builder().overrideConfiguration(override).tableName(call.table()).build();
	}

	private UpdateItemRequest update(WriteCall.Single call) {
		return UpdateItemRequest.builder()
			.returnConsumedCapacity(Observing.wanted(null))
			.tableName(call.table())
			.key(key(call.write().key()))
			.updateExpression(call.expressions().update())
			.conditionExpression(call.expressions().condition())
			.expressionAttributeNames(names(call.expressions()))
			.expressionAttributeValues(values(call.expressions()))
			.returnValues(call.returnsNew() ? ReturnValue.ALL_NEW : null)
			.returnValuesOnConditionCheckFailure(onFailure(call))
			.build();
	}

	/** Without its key, which the body has; alone it is refused. */
	DeleteItemRequest delete(WriteCall.Single call, WireExchange<?> exchange) {
		return (!exchange.writesBody()) ? delete(call)
				: DeleteItemRequest.builder()
					.overrideConfiguration(exchange.override(false))
					.tableName(call.table())
					.build();
	}

	private DeleteItemRequest delete(WriteCall.Single call) {
		return DeleteItemRequest.builder()
			.returnConsumedCapacity(Observing.wanted(null))
			.tableName(call.table())
			.key(key(call.write().key()))
			.conditionExpression(call.expressions().condition())
			.expressionAttributeNames(names(call.expressions()))
			.expressionAttributeValues(values(call.expressions()))
			.returnValues(call.returnsNew() ? ReturnValue.ALL_OLD : null)
			.returnValuesOnConditionCheckFailure(onFailure(call))
			.build();
	}

	/** Without the requests when the body has them; alone it is refused. */
	BatchWriteItemRequest batchWrite(String table, List<WriteCall.Single> writes, WireExchange<?> exchange) {
		List<WriteRequest> entries = (exchange.writesBody()) ? List.of()
				: writes.stream().map(this::batchEntry).toList();
		return BatchWriteItemRequest.builder()
			.overrideConfiguration(exchange.override(false))
			.requestItems(Map.of(table, entries))
			.returnConsumedCapacity(Observing.wanted(null))
			.build();
	}

	private WriteRequest batchEntry(WriteCall.Single call) {
		if (call.write().isWhole()) {
			Map<String, AttributeValue> item = item(call);
			return WriteRequest.builder().putRequest((request) -> request.item(item)).build();
		}
		Map<String, AttributeValue> key = key(call.write().key());
		return WriteRequest.builder().deleteRequest((request) -> request.key(key)).build();
	}

	/** Without the steps when the body has them; alone it is refused. */
	TransactWriteItemsRequest transaction(WriteCall.Transaction call, WireExchange<?> exchange) {
		List<TransactWriteItem> steps = (exchange.writesBody()) ? List.of()
				: call.writes().stream().map(this::step).toList();
		return TransactWriteItemsRequest.builder()
			.overrideConfiguration(exchange.override(false))
			.transactItems(steps)
			.clientRequestToken(call.token())
			.returnConsumedCapacity(Observing.wanted(null))
			.build();
	}

	private TransactWriteItem step(WriteCall.Single call) {
		ItemWrite write = call.write();
		if (write.isWhole()) {
			return TransactWriteItem.builder().put(putStep(put(call, item(call)))).build();
		}
		if (write instanceof ItemWrite.Change || write instanceof ItemWrite.AddOwn) {
			return TransactWriteItem.builder().update(updateStep(update(call))).build();
		}
		return (write instanceof ItemWrite.Check) ? TransactWriteItem.builder().conditionCheck(checkStep(call)).build()
				: TransactWriteItem.builder().delete(deleteStep(delete(call))).build();
	}

	private static Put putStep(PutItemRequest request) {
		return Put.builder()
			.tableName(request.tableName())
			.item(request.item())
			.conditionExpression(request.conditionExpression())
			.expressionAttributeNames(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
			.expressionAttributeValues(
					request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
			.returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
			.build();
	}

	private static Update updateStep(UpdateItemRequest request) {
		return Update.builder()
			.tableName(request.tableName())
			.key(request.key())
			.updateExpression(request.updateExpression())
			.conditionExpression(request.conditionExpression())
			.expressionAttributeNames(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
			.expressionAttributeValues(
					request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
			.returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
			.build();
	}

	private static Delete deleteStep(DeleteItemRequest request) {
		return Delete.builder()
			.tableName(request.tableName())
			.key(request.key())
			.conditionExpression(request.conditionExpression())
			.expressionAttributeNames(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
			.expressionAttributeValues(
					request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
			.returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
			.build();
	}

	private ConditionCheck checkStep(WriteCall.Single call) {
		return ConditionCheck.builder()
			.tableName(call.table())
			.key(key(call.write().key()))
			.conditionExpression(call.expressions().condition())
			.expressionAttributeNames(names(call.expressions()))
			.expressionAttributeValues(values(call.expressions()))
			.returnValuesOnConditionCheckFailure(onFailure(call))
			.build();
	}

}
