package dev.singletable.key;

/**
 * The full key of one item: its partition key and its sort key.
 *
 * @param pk the text of the partition key
 * @param sk the text of the sort key
 */
public record ItemKey(String pk, String sk) {

	public static ItemKey of(String pk, String sk) {
		return new ItemKey(pk, sk);
	}

	/**
	 * Masks both values, so that keys never reach a log.
	 */
	@Override
	public String toString() {
		return "ItemKey[pk=***, sk=***]";
	}

}
