package dev.singletable.request;

import java.util.List;

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
	 * @param token makes repeating it safe for ten minutes
	 */
	record Transaction(String table, List<Single> writes, String token) implements WriteCall {

		public Transaction {
			writes = List.copyOf(writes);
		}

	}

}
