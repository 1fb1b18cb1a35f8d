package dev.singletable.mapping;

import java.util.stream.Stream;

import dev.singletable.table.IndexContents;
import org.jspecify.annotations.Nullable;

/**
 * A way to the items of one type: the table itself or one of its indexes.
 *
 * @param name the index, or null for the table
 * @param kind what it is
 * @param sort the sort key, or null for an index without one
 * @param sparse whether items with an absent part are left out
 */
public record ItemIndex(@Nullable String name, Kind kind, IndexKey partition, @Nullable IndexKey sort, boolean sparse,
		IndexContents contents) {

	/** The kinds of ways. */
	public enum Kind {

		/** The table's own key. */
		TABLE,

		/** A local index: the table's partition key, another sort key. */
		LOCAL,

		/** A global index whose keys are composed by templates. */
		COMPOSED,

		/** A global index keyed by the entity's own attributes. */
		NATIVE,

		/** A global index keyed by the table's own key, the other way round. */
		INVERSE

	}

	/**
	 * Every property path in its keys, partition first.
	 */
	public Stream<String> parts() {
		IndexKey second = this.sort;
		return Stream.concat(this.partition.parts().stream(),
				(second != null) ? second.parts().stream() : Stream.empty());
	}

	/**
	 * In how many partitions the items of one partition value are; 1 unless it is
	 * sharded.
	 */
	public int shards() {
		return (this.partition instanceof IndexKey.Composed composed) ? composed.shards() : 1;
	}

	/**
	 * Whether strongly consistent reads are possible: not on a global index.
	 */
	public boolean consistentReads() {
		return this.kind == Kind.TABLE || this.kind == Kind.LOCAL;
	}

	/**
	 * Whether all of an item can be read from it.
	 */
	public boolean carriesAll() {
		return this.contents instanceof IndexContents.All;
	}

	/**
	 * Whether the type of an item can be read from it: every index that carries anything
	 * beside keys carries the type.
	 */
	public boolean carriesType() {
		return !(this.contents instanceof IndexContents.KeysOnly);
	}

	/**
	 * Whether the attribute can be read from it.
	 */
	public boolean carries(String attribute) {
		return this.contents.carries(attribute);
	}

	/**
	 * The name for messages.
	 */
	public String describe() {
		return (this.name != null) ? "index '" + this.name + "'" : "the table";
	}

}
