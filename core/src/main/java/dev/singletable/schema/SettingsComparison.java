package dev.singletable.schema;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lists which settings of a table are not as wanted.
 */
final class SettingsComparison {

	private static final String EXPECT = "singletable.table.expect.";

	private final TableSettings wanted;

	private final TableSettings found;

	private final String table;

	private final List<SchemaDifference> differences = new ArrayList<>();

	SettingsComparison(TableSettings wanted, TableState found) {
		this.wanted = wanted;
		this.found = found.settings();
		this.table = "table '" + found.name() + "'";
	}

	List<SchemaDifference> differences() {
		compareBilling();
		compareStream();
		compareSwitch("deletion protection", "deletion-protection", this.wanted.deletionProtection(),
				this.found.deletionProtection());
		compareSwitch("point-in-time recovery", "point-in-time-recovery", this.wanted.pointInTimeRecovery(),
				this.found.pointInTimeRecovery());
		return this.differences;
	}

	private void compareBilling() {
		Billing needed = this.wanted.billing();
		Billing actual = this.found.billing();
		if (needed != null && actual != null && needed != actual) {
			add("its billing mode is %s, but %s is expected".formatted(actual, needed),
					"Change the billing mode of the table, or " + EXPECT + "billing.");
		}
	}

	private void compareStream() {
		StreamView needed = this.wanted.stream();
		StreamView actual = this.found.stream();
		if (needed == null || actual == null || needed == actual) {
			return;
		}
		if (actual == StreamView.NONE) {
			add("it has no stream, but one of %s is expected".formatted(needed),
					"Switch its stream on with view type %s, or change %sstream.".formatted(needed, EXPECT));
		}
		else if (needed == StreamView.NONE) {
			add("it has a stream of %s, but none is expected".formatted(actual),
					"Switch its stream off, or change " + EXPECT + "stream.");
		}
		else {
			add("its stream is of %s, but one of %s is expected".formatted(actual, needed),
					"Switch its stream off and on again with view type %s, or change %sstream.".formatted(needed,
							EXPECT));
		}
	}

	private void compareSwitch(String what, String setting, @Nullable Boolean needed, @Nullable Boolean actual) {
		if (needed != null && actual != null && !needed.equals(actual)) {
			add("its %s is %s, but expected to be %s".formatted(what, onOff(actual), onOff(needed)),
					"Switch %s %s, or change %s%s.".formatted(what, onOff(needed), EXPECT, setting));
		}
	}

	private static String onOff(boolean on) {
		return on ? "on" : "off";
	}

	private void add(String what, String action) {
		this.differences.add(new SchemaDifference(this.table, what, action));
	}

}
