package dev.singletable.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.schema.Billing;
import dev.singletable.schema.StreamView;
import dev.singletable.schema.TableSettings;
import dev.singletable.schema.TableState;
import dev.singletable.table.IndexContents;
import dev.singletable.table.ItemSizes;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableIndex;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Reads the service's description of a table.
 */
final class TableDescriptions {

	private static final Set<TimeToLiveStatus> ON = Set.of(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);

	private final TableDescription table;

	private final Map<String, KeyKind> kinds;

	private TableDescriptions(TableDescription table) {
		this.table = table;
		this.kinds = table.attributeDefinitions()
			.stream()
			.collect(Collectors.toMap(AttributeDefinition::attributeName,
					(attribute) -> KeyKind.valueOf(attribute.attributeTypeAsString())));
	}

	/**
	 * All but its time to live, which the service describes apart.
	 */
	static TableState state(TableDescription table) {
		return new TableDescriptions(table).state();
	}

	/**
	 * The attribute that items expire by, if they do.
	 */
	static @Nullable String expiresBy(TimeToLiveDescription ttl) {
		return ON.contains(ttl.timeToLiveStatus()) ? ttl.attributeName() : null;
	}

	/**
	 * What it and its indexes hold.
	 */
	static ItemSizes sizes(TableDescription table) {
		Map<String, ItemSizes.Content> indexes = new HashMap<>();
		table.globalSecondaryIndexes()
			.forEach((index) -> indexes.put(index.indexName(), content(index.itemCount(), index.indexSizeBytes())));
		table.localSecondaryIndexes()
			.forEach((index) -> indexes.put(index.indexName(), content(index.itemCount(), index.indexSizeBytes())));
		return new ItemSizes(content(table.itemCount(), table.tableSizeBytes()), indexes);
	}

	private static ItemSizes.Content content(@Nullable Long items, @Nullable Long bytes) {
		return new ItemSizes.Content((items != null) ? items : 0, (bytes != null) ? bytes : 0);
	}

	private TableState state() {
		List<TableState.Index> indexes = Stream
			.concat(this.table.globalSecondaryIndexes().stream().map(this::index),
					this.table.localSecondaryIndexes().stream().map(this::index))
			.toList();
		List<KeyAttribute> key = Stream
			.concat(keys(this.table.keySchema(), KeyType.HASH), keys(this.table.keySchema(), KeyType.RANGE))
			.toList();
		return new TableState(this.table.tableName(), this.table.tableStatusAsString(), key, indexes, null, settings());
	}

	// a table that was never paid by request has no summary of how it is paid
	private TableSettings settings() {
		boolean byRequest = this.table.billingModeSummary() != null
				&& this.table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
		return new TableSettings(byRequest ? Billing.PAY_PER_REQUEST : Billing.PROVISIONED, stream(),
				Boolean.TRUE.equals(this.table.deletionProtectionEnabled()), null);
	}

	private StreamView stream() {
		StreamSpecification stream = this.table.streamSpecification();
		boolean on = stream != null && Boolean.TRUE.equals(stream.streamEnabled());
		return on ? StreamView.valueOf(stream.streamViewTypeAsString()) : StreamView.NONE;
	}

	private TableState.Index index(GlobalSecondaryIndexDescription index) {
		return new TableState.Index(
				new TableIndex(index.indexName(), false, keys(index.keySchema(), KeyType.HASH).toList(),
						keys(index.keySchema(), KeyType.RANGE).toList(), contents(index.projection())),
				index.indexStatusAsString());
	}

	// A local index has no status of its own: it is there with its table.
	private TableState.Index index(LocalSecondaryIndexDescription index) {
		return new TableState.Index(
				new TableIndex(index.indexName(), true, keys(index.keySchema(), KeyType.HASH).toList(),
						keys(index.keySchema(), KeyType.RANGE).toList(), contents(index.projection())),
				IndexStatus.ACTIVE.toString());
	}

	private Stream<KeyAttribute> keys(List<KeySchemaElement> schema, KeyType type) {
		return schema.stream()
			.filter((element) -> element.keyType() == type)
			.map((element) -> new KeyAttribute(element.attributeName(),
					this.kinds.getOrDefault(element.attributeName(), KeyKind.S)));
	}

	private static IndexContents contents(Projection projection) {
		if (projection.projectionType() == ProjectionType.INCLUDE) {
			return new IndexContents.Include(Set.copyOf(projection.nonKeyAttributes()));
		}
		return (projection.projectionType() == ProjectionType.ALL) ? new IndexContents.All()
				: new IndexContents.KeysOnly();
	}

}
