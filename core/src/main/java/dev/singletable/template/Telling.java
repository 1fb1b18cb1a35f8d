package dev.singletable.template;

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells a listener how far something is. A listener that fails ends nothing: its first
 * failure is logged.
 */
final class Telling<P> {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	private final String what;

	private final Consumer<? super P> listener;

	private boolean failed;

	/**
	 * Tells of one run.
	 * @param what what goes on, for the log
	 */
	Telling(String what, Consumer<? super P> listener) {
		this.what = what;
		this.listener = listener;
	}

	void tell(P progress) {
		try {
			this.listener.accept(progress);
		}
		catch (RuntimeException ex) {
			if (!this.failed) {
				LOG.warn("The listener of a %s failed; the %s goes on. Its later failures are not logged."
					.formatted(this.what, this.what), ex);
			}
			this.failed = true;
		}
	}

}
