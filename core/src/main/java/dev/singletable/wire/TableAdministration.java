package dev.singletable.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.TableDefinition;
import dev.singletable.schema.TableSettings;
import dev.singletable.schema.TableState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Makes, compares and removes tables.
 *
 * <p>
 * It needs the permissions {@code dynamodb:DescribeTable} and, where entities expire,
 * {@code dynamodb:DescribeTimeToLive}; to make a table, {@code dynamodb:CreateTable} and
 * {@code dynamodb:UpdateTimeToLive} too. Where point-in-time recovery is wanted or not,
 * {@code dynamodb:DescribeContinuousBackups}, and {@code UpdateContinuousBackups} to
 * switch it on.
 */
public final class TableAdministration {

	private static final Duration SWITCH_OF_ANOTHER = Duration.ofSeconds(5);

	private static final Duration DELETION = Duration.ofMinutes(1);

	private static final int BATCH = 25;

	private final DynamoDbClient client;

	public TableAdministration(DynamoDbClient client) {
		this.client = client;
	}

	/**
	 * Makes the table unless it exists, and returns when it can be used.
	 *
	 * <ol>
	 * <li>A table that exists is not changed: {@link #differences} says what it lacks.
	 * <li>One that somebody else is making at the same time is waited for.
	 * <li>Time to live is switched on last, by whoever made the table.
	 * </ol>
	 * @throws InvalidDataAccessApiUsageException if DynamoDB cannot make such a table
	 * @throws TransientDataAccessResourceException if it takes longer than the timeout
	 */
	public void create(String tableName, TableDefinition definition, Duration timeout) {
		create(tableName, definition, TableSettings.none(), timeout);
	}

	/**
	 * The same with settings; a table can only be made to be paid by request.
	 */
	public void create(String tableName, TableDefinition definition, TableSettings settings, Duration timeout) {
		boolean made = find(tableName).isEmpty() && make(tableName, definition, settings);
		TableDeadline deadline = TableDeadline.in(timeout);
		if (!deadline.await(() -> isMade(tableName, definition))) {
			throw new TransientDataAccessResourceException(
					"Table '%s' and its indexes are not ACTIVE after %s. Start again when they are, or wait longer."
						.formatted(tableName, timeout));
		}
		if (made && definition.expires()) {
			this.client.updateTimeToLive(TableRequests.timeToLive(tableName, definition.ttl()));
		}
		if (made && Boolean.TRUE.equals(settings.pointInTimeRecovery())) {
			new Backups(this.client).switchOn(tableName);
		}
		if (!made && definition.expires()) {
			// Whoever made the table a moment ago has yet to switch time to live on.
			deadline.atMost(SWITCH_OF_ANOTHER).await(() -> TableDescriptions.expiresBy(timeToLive(tableName)) != null);
		}
	}

	/**
	 * What the table has, but for its time to live; empty if it does not exist. One call.
	 */
	public Optional<TableState> state(String tableName) {
		return find(tableName).map(TableDescriptions::state);
	}

	/**
	 * Everything about the table that breaks what is needed of it, a missing table
	 * included.
	 */
	public List<SchemaDifference> differences(String tableName, TableDefinition definition) {
		return differences(tableName, definition, TableSettings.none());
	}

	/**
	 * The same, and every setting that is not as wanted. Point-in-time recovery is only
	 * asked for where it is wanted or not.
	 */
	public List<SchemaDifference> differences(String tableName, TableDefinition definition, TableSettings wanted) {
		Optional<TableDescription> table = find(tableName);
		if (table.isEmpty()) {
			return List.of(new SchemaDifference("table '" + tableName + "'", "it does not exist in " + place(),
					"Create it, or set singletable.table.schema: create."));
		}
		TableState state = TableDescriptions.state(table.get());
		if (definition.expires()) {
			state = state.withTimeToLive(TableDescriptions.expiresBy(timeToLive(tableName)));
		}
		if (wanted.pointInTimeRecovery() != null) {
			state = state
				.withSettings(state.settings().withPointInTimeRecovery(new Backups(this.client).areOn(tableName)));
		}
		return definition.differences(state, wanted);
	}

	/**
	 * Deletes every item, for tests; one written at the same time may stay.
	 */
	public void truncate(String tableName) {
		TableDescription table = this.client.describeTable((request) -> request.tableName(tableName)).table();
		List<Map<String, AttributeValue>> keys = scan(tableName, table);
		while (!keys.isEmpty()) {
			delete(tableName, keys);
			keys = scan(tableName, table);
		}
	}

	/**
	 * Deletes the table if it exists, and returns when it is gone.
	 * @throws TransientDataAccessResourceException if that takes longer than a minute
	 */
	public void deleteTable(String tableName) {
		try {
			this.client.deleteTable((request) -> request.tableName(tableName));
		}
		catch (ResourceNotFoundException ex) {
			return;
		}
		if (!TableDeadline.in(DELETION).await(() -> find(tableName).isEmpty())) {
			throw new TransientDataAccessResourceException(
					"Table '%s' is still there %s after its deletion. Try again.".formatted(tableName, DELETION));
		}
	}

	private static void refuseProblems(String tableName, TableDefinition definition) {
		List<SchemaDifference> problems = definition.problems();
		if (!problems.isEmpty()) {
			throw new InvalidDataAccessApiUsageException(problems.stream()
				.map((problem) -> "\n- " + problem)
				.collect(Collectors.joining("", "DynamoDB cannot make table '" + tableName + "':", "")));
		}
	}

	private boolean make(String tableName, TableDefinition definition, TableSettings settings) {
		refuseProblems(tableName, definition);
		try {
			this.client.createTable(TableRequests.create(tableName, definition, settings));
			return true;
		}
		catch (ResourceInUseException ex) {
			return false;
		}
	}

	private boolean isMade(String tableName, TableDefinition definition) {
		return find(tableName).map(TableDescriptions::state)
			.filter((state) -> !state.isBeingMade(definition))
			.isPresent();
	}

	private Optional<TableDescription> find(String tableName) {
		try {
			return Optional.of(this.client.describeTable((request) -> request.tableName(tableName)).table());
		}
		catch (ResourceNotFoundException ex) {
			return Optional.empty();
		}
	}

	private TimeToLiveDescription timeToLive(String tableName) {
		return this.client.describeTimeToLive((request) -> request.tableName(tableName)).timeToLiveDescription();
	}

	private String place() {
		DynamoDbServiceClientConfiguration configuration = this.client.serviceClientConfiguration();
		String region = "region " + configuration.region();
		return configuration.endpointOverride().map((endpoint) -> region + " at " + endpoint).orElse(region);
	}

	private List<Map<String, AttributeValue>> scan(String tableName, TableDescription table) {
		return this.client.scan(TableRequests.scanKeys(tableName, table.keySchema())).items();
	}

	// What is left unprocessed is found by the next scan.
	private void delete(String tableName, List<Map<String, AttributeValue>> keys) {
		for (int from = 0; from < keys.size(); from += BATCH) {
			List<Map<String, AttributeValue>> batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
			this.client.batchWriteItem(TableRequests.delete(tableName, batch));
		}
	}

}
