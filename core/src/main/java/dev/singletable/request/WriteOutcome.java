package dev.singletable.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.singletable.write.ItemWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells whether a repeated write failed only because its first attempt had succeeded.
 */
public final class WriteOutcome {

	private WriteOutcome() {
	}

	/**
	 * Whether the stored item is what was to be written.
	 */
	public static boolean wasWritten(WriteCall.Single call, Map<String, AttributeValue> stored) {
		ItemWrite write = call.write();
		if (write instanceof ItemWrite.Put put) {
			return same(call.codec().toItem(put.content()), stored);
		}
		if (write instanceof ItemWrite.Change change) {
			return change.isIdempotent() && !change.changes().isEmpty() && !stored.isEmpty()
					&& new UpdateOutcome(call, change).holdsIn(stored);
		}
		if (write instanceof ItemWrite.PutOwn put) {
			return same(put.attributes(), stored);
		}
		return (write instanceof ItemWrite.Delete || write instanceof ItemWrite.DeleteOwn) && stored.isEmpty();
	}

	/**
	 * Whether a stored item that is not what was to be written shows that it never was.
	 * Without a version, others may have changed it since; a version counts what they
	 * did.
	 */
	public static boolean wasNeverWritten(WriteCall.Single call, Map<String, AttributeValue> stored) {
		ItemWrite write = call.write();
		if (write instanceof ItemWrite.Change change && change.changes().isEmpty()) {
			return true;
		}
		Long expected = write.guard().version();
		AttributeValue found = stored.get(String.valueOf(WriteCalls.versionAttribute(write)));
		if (expected == null || found == null || found.n() == null) {
			return false;
		}
		long actual = new BigDecimal(found.n()).longValue();
		return actual >= expected && (write instanceof ItemWrite.Delete || actual <= expected + 1);
	}

	static boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
		return one.keySet().equals(other.keySet())
				&& one.entrySet().stream().allMatch((each) -> same(each.getValue(), other.get(each.getKey())));
	}

	static boolean same(AttributeValue one, @Nullable AttributeValue other) {
		if (other == null || one.type() != other.type()) {
			return false;
		}
		return switch (one.type()) {
			case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n())) == 0;
			case M -> same(one.m(), other.m());
			case L -> same(one.l(), other.l());
			case SS, NS, BS -> elements(one).equals(elements(other));
			case S, B, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> one.equals(other);
		};
	}

	private static boolean same(List<AttributeValue> one, List<AttributeValue> other) {
		if (one.size() != other.size()) {
			return false;
		}
		for (int index = 0; index < one.size(); index++) {
			if (!same(one.get(index), other.get(index))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The elements of a set, by value.
	 */
	static Set<Object> elements(AttributeValue set) {
		if (set.hasNs()) {
			return set.ns()
				.stream()
				.map((text) -> new BigDecimal(text).stripTrailingZeros())
				.collect(Collectors.toUnmodifiableSet());
		}
		return set.hasSs() ? Set.copyOf(set.ss()) : Set.copyOf(set.bs());
	}

}
