package dev.singletable.benchmarks;

import java.util.List;

import dev.singletable.convert.Conversions;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.table.TableAttributes;
import dev.singletable.template.SingleTableTemplate;
import io.awspring.cloud.dynamodb.DynamoDbTableNameResolver;
import io.awspring.cloud.dynamodb.DynamoDbTableSchemaResolver;
import io.awspring.cloud.dynamodb.DynamoDbTemplate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Everybody over the same recorded answer.
 */
final class Contestants {

	final SingleTableTemplate direct;

	final OrderRepository orders;

	final SingleTableTemplate indirect;

	final DynamoDbClient raw;

	final DynamoDbEnhancedClient enhanced;

	final DynamoDbTable<EnhancedOrder> table;

	final DynamoDbTemplate awspring;

	final Tempest tempest;

	Contestants(byte[] answer) {
		StubHttpClient network = new StubHttpClient(answer);
		this.raw = network.client(false);
		this.direct = template(network.client(true));
		this.orders = new SingleTableRepositoryFactory(this.direct).getRepository(OrderRepository.class);
		this.indirect = template(this.raw);
		this.enhanced = EnhancedMapping.client(this.raw);
		this.table = EnhancedMapping.table(this.enhanced);
		this.awspring = new DynamoDbTemplate(this.enhanced, new Schemas(), new Names());
		this.tempest = new Tempest(this.enhanced);
	}

	private static SingleTableTemplate template(DynamoDbClient client) {
		return SingleTableTemplate.builder(client).table(() -> "orders").entities(Order.class).build();
	}

	static ItemCodecs codecs(Class<?>... types) {
		return ItemCodecs.of(ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), List.of(types)),
				Conversions.of(List.of()), ReadPolicy.defaults());
	}

	static ItemCodec codec(Class<?> type) {
		ItemCodecs codecs = codecs(type);
		return codecs.of(codecs.model().require(type));
	}

	private static final class Schemas implements DynamoDbTableSchemaResolver {

		@Override
		@SuppressWarnings("unchecked")
		public <T> TableSchema<T> resolve(Class<T> type) {
			return (TableSchema<T>) EnhancedMapping.SCHEMA;
		}

	}

	private static final class Names implements DynamoDbTableNameResolver {

		@Override
		public <T> String resolve(@Nullable Class<T> type) {
			return "orders";
		}

	}

}
