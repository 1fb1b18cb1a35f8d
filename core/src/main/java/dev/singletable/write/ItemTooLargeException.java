package dev.singletable.write;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * An item over DynamoDB's 400 KB, refused before the call unless an update makes it so
 * that does not read it.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">Quotas</a>
 */
public final class ItemTooLargeException extends DataIntegrityViolationException {

	private static final long serialVersionUID = 1L;

	private final transient Map<String, Long> largest;

	public ItemTooLargeException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.largest = Map.of();
	}

	public ItemTooLargeException(OperationDetails details, long size, Map<String, Long> largest) {
		super(details.message("the item has %,d bytes, DynamoDB takes 409,600. The largest attributes are %s."
			.formatted(size, describe(largest))));
		this.largest = new LinkedHashMap<>(largest);
	}

	private static String describe(Map<String, Long> largest) {
		return String.join(", ",
				largest.entrySet()
					.stream()
					.map((each) -> "%s (%,d)".formatted(each.getKey(), each.getValue()))
					.toList());
	}

	/**
	 * The largest attributes and their bytes, largest first; none where the item was not
	 * at hand.
	 */
	public Map<String, Long> largestAttributes() {
		return Map.copyOf(this.largest);
	}

}
