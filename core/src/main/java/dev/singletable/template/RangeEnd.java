package dev.singletable.template;

import java.util.Map;
import java.util.Optional;

import dev.singletable.key.KeyRange;
import dev.singletable.plan.BoundAccess;
import dev.singletable.plan.KeyTerm;
import dev.singletable.request.ReadCall;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key at which a range of the table's sort key ends. A call that starts there finds
 * nothing, and DynamoDB may refuse it.
 *
 * @param forward the direction of reading
 */
record RangeEnd(boolean forward) implements KeyRange.Cases<Optional<String>> {

	/**
	 * Whether a call starts where its range ends. Only in the table one sort key is one
	 * item.
	 */
	static boolean isReached(@Nullable BoundAccess access, ReadCall.Page call) {
		Map<String, AttributeValue> start = call.paging().start();
		if (access == null || start == null || call.index() != null) {
			return false;
		}
		RangeEnd end = new RangeEnd(call.paging().forward());
		return access.terms().stream().skip(1).anyMatch((term) -> end.isAt(term, start.get(term.attribute())));
	}

	private boolean isAt(KeyTerm term, @Nullable AttributeValue start) {
		return start != null && term instanceof KeyTerm.Text text
				&& text.range().in(this).filter((end) -> end.equals(start.s())).isPresent();
	}

	@Override
	public Optional<String> everything() {
		return Optional.empty();
	}

	@Override
	public Optional<String> nothing() {
		return Optional.empty();
	}

	@Override
	public Optional<String> equal(String text) {
		return Optional.of(text);
	}

	@Override
	public Optional<String> beginsWith(String prefix) {
		return this.forward ? Optional.empty() : Optional.of(prefix);
	}

	@Override
	public Optional<String> between(String from, String to) {
		return Optional.of(this.forward ? to : from);
	}

	@Override
	public Optional<String> atLeast(String from) {
		return this.forward ? Optional.empty() : Optional.of(from);
	}

	@Override
	public Optional<String> atMost(String to) {
		return this.forward ? Optional.of(to) : Optional.empty();
	}

}
