package dev.singletable.stats;

/**
 * How many items there are of a type.
 *
 * @param items the number of items
 * @param upperBound whether there may be fewer, since items of the type expire, and
 * nobody is told when DynamoDB deletes them
 */
public record ItemCount(long items, boolean upperBound) {

	/**
	 * Both together.
	 */
	public ItemCount plus(ItemCount other) {
		return new ItemCount(this.items + other.items, this.upperBound || other.upperBound);
	}

}
