package dev.singletable.history;

import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * An item cannot be created since versions of one that had its key are still being
 * removed. Creating it removes them, so that a caller sees this only when others are at
 * them all the time.
 */
public final class VersionsRemainException extends ConcurrencyFailureException {

	private static final long serialVersionUID = 1L;

	VersionsRemainException(OperationDetails details, @Nullable Throwable cause) {
		super(details
			.message("versions of a deleted item with this key are still being removed. Try again, or end that with "
					+ "history(…).deleteAll(id)."),
				cause);
	}

}
