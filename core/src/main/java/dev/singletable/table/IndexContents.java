package dev.singletable.table;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an index carries beside its keys and the table's.
 */
public sealed interface IndexContents {

	/**
	 * Whether the attribute can be read from the index.
	 */
	boolean carries(String attribute);

	/**
	 * In DynamoDB's words, for messages.
	 */
	String describe();

	/** Every attribute. */
	record All() implements IndexContents {

		@Override
		public boolean carries(String attribute) {
			return true;
		}

		@Override
		public String describe() {
			return "ALL";
		}

	}

	/** Nothing more. */
	record KeysOnly() implements IndexContents {

		@Override
		public boolean carries(String attribute) {
			return false;
		}

		@Override
		public String describe() {
			return "KEYS_ONLY";
		}

	}

	/** The named attributes. */
	record Include(Set<String> attributes) implements IndexContents {

		public Include {
			attributes = Set.copyOf(attributes);
		}

		@Override
		public boolean carries(String attribute) {
			return this.attributes.contains(attribute);
		}

		@Override
		public String describe() {
			return "INCLUDE " + new TreeSet<>(this.attributes);
		}

	}

}
