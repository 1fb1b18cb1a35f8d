package dev.singletable.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.singletable.convert.ItemCodec;
import dev.singletable.write.ItemWrite;

/**
 * A write, ready to be rendered; items are not yet encoded.
 */
public sealed interface WriteCall {

	String table();

	/**
	 * One item.
	 *
	 * @param codec what encodes its item
	 * @param returnsNew whether the new state is asked for
	 */
	record Single(String table, ItemWrite write, ItemCodec codec, CallExpressions expressions,
			boolean returnsNew) implements WriteCall {

	}

	/** Up to 25 items without conditions. */
	record Batch(String table, List<Single> writes) implements WriteCall {

		public Batch {
			writes = List.copyOf(writes);
		}

	}

	/**
	 * Up to 100 items, all or none.
	 *
	 * @param steps for each write, which of the caller's steps it belongs to, from 0
	 * @param token makes repeating it safe for ten minutes
	 */
	record Transaction(String table, List<Single> writes, List<Integer> steps, String token) implements WriteCall {

		public Transaction {
			writes = List.copyOf(writes);
			steps = List.copyOf(steps);
		}

		/**
		 * Of writes that are each a step of the caller.
		 */
		public static Transaction of(String table, List<Single> writes, String token) {
			return new Transaction(table, writes, IntStream.range(0, writes.size()).boxed().toList(), token);
		}

		/**
		 * This transaction with some of its writes, under a token of its own.
		 */
		public Transaction only(List<Integer> places) {
			return new Transaction(this.table, places.stream().map(this.writes::get).toList(),
					places.stream().map(this.steps::get).toList(),
					UUID.nameUUIDFromBytes((this.token + places).getBytes(StandardCharsets.UTF_8)).toString());
		}

	}

}
