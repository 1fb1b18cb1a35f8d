package dev.singletable.autoconfigure;

import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.OperationObserver;

import org.springframework.data.domain.ScrollPosition;

/**
 * Cursors of which those that are refused are counted.
 */
final class CountedCursors implements Cursors {

	private static final String FAILURES = "cursor.failures";

	private final Cursors cursors;

	private final TableReference table;

	private final ObservationOptions options;

	CountedCursors(Cursors cursors, TableReference table, ObservationOptions options) {
		this.cursors = cursors;
		this.table = table;
		this.options = options;
	}

	@Override
	public String seal(ScrollPosition position) {
		return this.cursors.seal(position);
	}

	@Override
	public ScrollPosition open(String cursor) {
		try {
			return this.cursors.open(cursor);
		}
		catch (InvalidCursorException ex) {
			OperationObserver observer = OperationObserver.of(name(), this.options);
			if (observer != null) {
				observer.count(FAILURES);
			}
			throw ex;
		}
	}

	/** A template of the application's own needs no name here. */
	private String name() {
		try {
			return this.table.name();
		}
		catch (UnusableSettingException ex) {
			return "unknown";
		}
	}

}
