package dev.singletable.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.singletable.autoconfigure.SingleTableProperties.Schema;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.TableDefinition;
import dev.singletable.schema.TableSettings;
import dev.singletable.template.TrailSetup;
import dev.singletable.wire.TableAdministration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What is wrong with the table, as far as the application wants to know at its start.
 */
final class SchemaCheck {

	private static final Duration UNTIL_ACTIVE = Duration.ofMinutes(2);

	private final Schema schema;

	private final TableReference table;

	private final Wanted wanted;

	private final Supplier<DynamoDbClient> client;

	SchemaCheck(Schema schema, TableReference table, Wanted wanted, Supplier<DynamoDbClient> client) {
		this.schema = schema;
		this.table = table;
		this.wanted = wanted;
		this.client = client;
	}

	List<Problem> problems() {
		String name;
		try {
			name = this.table.name();
		}
		catch (UnusableSettingException ex) {
			return List.of(ex.problem());
		}
		return compare(name);
	}

	private List<Problem> compare(String name) {
		try {
			return differences(name).stream()
				.map((difference) -> new Problem(difference.where(), difference.what(), difference.action()))
				.toList();
		}
		catch (RuntimeException ex) {
			return List.of(problem(ex, name));
		}
	}

	private static Problem problem(RuntimeException failure, String name) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			if (each instanceof UnusableSettingException setting) {
				return setting.problem();
			}
			if (each instanceof SdkException refusal) {
				return ClientFailure.of(refusal).problem("table '" + name + "'");
			}
		}
		throw failure;
	}

	private List<SchemaDifference> differences(String name) {
		// even if nothing is asked of it: settings it cannot be made with are problems
		// too
		TableAdministration administration = new TableAdministration(this.client.get());
		if (this.schema == Schema.NONE) {
			return List.of();
		}
		ItemModel model = this.wanted.codecs().model();
		List<SchemaDifference> differences = new ArrayList<>(
				differences(administration, name, TableDefinition.of(model.layout())));
		TrailSetup trail = this.wanted.trail();
		String rows = trail.table();
		if (rows != null) {
			DynamoDbClient owner = trail.client();
			TableAdministration other = (owner != null) ? new TableAdministration(owner) : administration;
			trail.ofRows(model.attributes())
				.ifPresent((layout) -> differences.addAll(differences(other, rows, TableDefinition.of(layout))));
		}
		return differences;
	}

	private List<SchemaDifference> differences(TableAdministration administration, String name,
			TableDefinition definition) {
		if (this.schema == Schema.CREATE && isSound()) {
			List<SchemaDifference> impossible = definition.problems();
			if (!impossible.isEmpty()) {
				return impossible;
			}
			administration.create(name, definition, this.wanted.settings(), UNTIL_ACTIVE);
		}
		return administration.differences(name, definition, this.wanted.settings());
	}

	// a table made for entities with problems would lack what they turn out to need
	private boolean isSound() {
		ItemCodecs codecs = this.wanted.codecs();
		return codecs.problems().isEmpty() && codecs.model().problems().isEmpty();
	}

	/** What the tables are to hold. */
	record Wanted(ItemCodecs codecs, TrailSetup trail, TableSettings settings) {

	}

}
