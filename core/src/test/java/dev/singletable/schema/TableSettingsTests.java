package dev.singletable.schema;

import java.util.List;

import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TN-4: settings of a table that are not as expected, each with what to do.
 */
class TableSettingsTests {

	private static final TableDefinition DEFINITION = TableDefinition
		.of(new TableLayout(TableAttributes.defaults(), List.of(), false));

	private static List<String> differences(TableSettings wanted, TableSettings found) {
		TableState state = new TableState("orders", "ACTIVE", List.of(KeyAttribute.text("pk"), KeyAttribute.text("sk")),
				List.of(), null);
		return DEFINITION.differences(state.withSettings(found), wanted)
			.stream()
			.map(SchemaDifference::toString)
			.toList();
	}

	private static TableSettings stream(StreamView view) {
		return new TableSettings(null, view, null, null);
	}

	@Test
	void everySettingThatIsNotAsExpectedIsADifference() {
		assertThat(differences(new TableSettings(Billing.PAY_PER_REQUEST, StreamView.NEW_IMAGE, true, true),
				new TableSettings(Billing.PROVISIONED, StreamView.NONE, false, false)))
			.containsExactly(
					"table 'orders': its billing mode is PROVISIONED, but PAY_PER_REQUEST is expected. Change the billing "
							+ "mode of the table, or singletable.table.expect.billing.",
					"table 'orders': it has no stream, but one of NEW_IMAGE is expected. Switch its stream on with view "
							+ "type NEW_IMAGE, or change singletable.table.expect.stream.",
					"table 'orders': its deletion protection is off, but expected to be on. Switch deletion protection on, "
							+ "or change singletable.table.expect.deletion-protection.",
					"table 'orders': its point-in-time recovery is off, but expected to be on. Switch point-in-time "
							+ "recovery on, or change singletable.table.expect.point-in-time-recovery.");
	}

	@Test
	void aStreamOfAnotherKindOrOneTooManyIsADifference() {
		assertThat(differences(stream(StreamView.KEYS_ONLY), stream(StreamView.NEW_IMAGE))).containsExactly(
				"table 'orders': its stream is of NEW_IMAGE, but one of KEYS_ONLY is expected. Switch its stream off and "
						+ "on again with view type KEYS_ONLY, or change singletable.table.expect.stream.");
		assertThat(differences(stream(StreamView.NONE), stream(StreamView.NEW_IMAGE))).containsExactly(
				"table 'orders': it has a stream of NEW_IMAGE, but none is expected. Switch its stream off, or change "
						+ "singletable.table.expect.stream.");
	}

	@Test
	void whatIsNotExpectedOrNotKnownIsNoDifference() {
		TableSettings all = new TableSettings(Billing.PROVISIONED, StreamView.NEW_IMAGE, true, true);
		assertThat(differences(all, all)).isEmpty();
		assertThat(differences(TableSettings.none(), all)).isEmpty();
		assertThat(differences(all, TableSettings.none())).isEmpty();
	}

}
