package dev.singletable.table;

import java.util.Map;
import java.util.Optional;

/**
 * How much a table and its indexes hold.
 *
 * @param table all items with all attributes
 * @param indexes by name
 */
public record ItemSizes(Content table, Map<String, Content> indexes) {

	public ItemSizes {
		indexes = Map.copyOf(indexes);
	}

	/**
	 * What an index holds, or the table; nothing when it is not known.
	 */
	public Content of(Optional<String> index) {
		return index.map((name) -> this.indexes.getOrDefault(name, Content.NOTHING)).orElse(this.table);
	}

	/**
	 * A number of items and their bytes.
	 */
	public record Content(long items, long bytes) {

		static final Content NOTHING = new Content(0, 0);

		/**
		 * The bytes of one item, rounded up; 0 when there is none.
		 */
		public long average() {
			return (this.items == 0) ? 0 : (this.bytes + this.items - 1) / this.items;
		}

	}

}
