package dev.singletable.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.singletable.autoconfigure.SingleTableProperties.HealthMode;
import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.TableDefinition;
import dev.singletable.schema.TableState;
import dev.singletable.table.TableIndex;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.TableAdministration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up while the table and every index that entities need can be used.
 */
final class SingleTableHealthIndicator extends AbstractHealthIndicator {

	private static final String MISSING = "MISSING";

	private static final Set<String> USABLE = Set.of("ACTIVE", "UPDATING");

	private final TableAdministration administration;

	private final String table;

	private final TableDefinition needed;

	private final HealthMode mode;

	SingleTableHealthIndicator(DynamoDbClient client, SingleTableTemplate template, HealthMode mode) {
		super("The table could not be described");
		this.administration = new TableAdministration(client);
		this.table = template.tableName();
		this.needed = TableDefinition.of(template.model().layout());
		this.mode = mode;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		health.withDetail("table", this.table);
		long started = System.nanoTime();
		Optional<TableState> state = this.administration.state(this.table);
		health.withDetail("latencyMillis", Duration.ofNanos(System.nanoTime() - started).toMillis());
		String status = state.map(TableState::status).orElse(MISSING);
		Map<String, String> indexes = new TreeMap<>();
		this.needed.indexes().forEach((index) -> indexes.put(index.name(), status(state, index)));
		health.withDetail("status", status).withDetail("indexes", indexes);
		boolean usable = USABLE.contains(status) && USABLE.containsAll(indexes.values());
		if (this.mode == HealthMode.FULL) {
			List<String> differences = differences();
			health.withDetail("differences", differences);
			usable &= differences.isEmpty();
		}
		if (usable) {
			health.up();
		}
		else {
			health.down();
		}
	}

	private static String status(Optional<TableState> state, TableIndex index) {
		return state.flatMap((found) -> found.index(index.name())).map(TableState.Index::status).orElse(MISSING);
	}

	private List<String> differences() {
		return this.administration.differences(this.table, this.needed)
			.stream()
			.map(SchemaDifference::toString)
			.toList();
	}

}
