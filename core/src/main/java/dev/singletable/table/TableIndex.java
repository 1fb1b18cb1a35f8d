package dev.singletable.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * A secondary index of the table.
 *
 * @param local whether it shares the table's partition key and is made with the table
 * @param partition one attribute, or up to four of a native index
 * @param sort none, one, or up to four of a native index
 */
public record TableIndex(String name, boolean local, List<KeyAttribute> partition, List<KeyAttribute> sort,
		IndexContents contents) {

	public TableIndex {
		partition = List.copyOf(partition);
		sort = List.copyOf(sort);
	}

	/**
	 * The key attributes, partition first.
	 */
	public Stream<KeyAttribute> keys() {
		return Stream.concat(this.partition.stream(), this.sort.stream());
	}

}
