package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.BoundAccess;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts without making entities.
 */
record Counts(TemplateParts parts, SelectionCalls calls, Selection<?> selection) {

	/**
	 * How many items the keys have: what DynamoDB gives of each tells its type, no more.
	 */
	long ofKeys() {
		ReadCall.Batch call = this.calls.presence(this.selection);
		ResultShape<?> shape = ResultShape.of(this.parts.codecs(), this.selection.resultType(), this.selection.types());
		SelectionReader<?> reader = new SelectionReader<>(this.parts.codecs(), this.selection, shape, Optional.empty(),
				false);
		Function<AttributeReader, @Nullable ItemType> types = reader::typeOf;
		List<Function<BooleanSupplier, Long>> counts = new ArrayList<>();
		for (List<ItemKey> keys : Batches.chunks(this.selection.keys(), KeySource.PAGE)) {
			counts.add((ended) -> (long) this.parts.gateway().<ItemType>batchGet(call.of(keys), types).size());
		}
		return sum(counts);
	}

	/**
	 * How many items the accesses find, as DynamoDB counts them.
	 */
	long of(List<@Nullable BoundAccess> accesses, ResultShape<?> shape) {
		List<Function<BooleanSupplier, Long>> counts = new ArrayList<>();
		for (@Nullable
		BoundAccess access : accesses) {
			ReadCall.Page call = this.calls.counting(this.selection, access, shape);
			if (!RangeEnd.isReached(access, call)) {
				counts.add((ended) -> count(call, ended));
			}
		}
		return sum(counts);
	}

	private long count(ReadCall.Page first, BooleanSupplier ended) {
		long count = 0;
		ReadCall.Page call = this.selection.alive(first);
		Map<String, AttributeValue> start;
		do {
			PageAnswer<Object> answer = this.parts.gateway().page(call, (in) -> null);
			count += answer.count();
			start = answer.lastKey();
			call = call.from(start, null);
		}
		while (start != null && !ended.getAsBoolean());
		return count;
	}

	private static long sum(List<Function<BooleanSupplier, Long>> counts) {
		long sum = 0;
		try (ReadAhead<Long> ahead = ReadAhead.eager(counts)) {
			while (ahead.hasNext()) {
				sum += ahead.next();
			}
		}
		return sum;
	}

}
