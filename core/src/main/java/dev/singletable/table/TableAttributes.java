package dev.singletable.table;

import java.util.List;

/**
 * The attribute names the library owns.
 *
 * @param pk the table's partition key
 * @param sk the table's sort key
 * @param type the discriminator
 * @param ttl epoch seconds after which DynamoDB may remove the item
 * @param indexPk the partition key of a composed index; {@code {index}} stands for its
 * name
 * @param indexSk the sort key of a composed or local index, likewise
 * @param schema the schema version of types that have one
 */
public record TableAttributes(String pk, String sk, String type, String ttl, String indexPk, String indexSk,
		String schema) {

	/** The name of the attribute that holds the schema version. */
	public static final String SCHEMA = "_v";

	private static final String INDEX = "{index}";

	public TableAttributes {
		List<String> fixed = List.of(pk, sk, type, ttl, schema);
		if (fixed.stream().distinct().count() < fixed.size() || fixed.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("The attribute names of the table must be five different names: pk '"
					+ pk + "', sk '" + sk + "', type '" + type + "', ttl '" + ttl + "', schema '" + schema
					+ "'. Change singletable.table.attributes.");
		}
		if (!indexPk.contains(INDEX) || !indexSk.contains(INDEX) || indexPk.equals(indexSk)) {
			throw new IllegalArgumentException(
					"The attribute names of indexes must be two different names that contain " + "{index}: index-pk '"
							+ indexPk + "', index-sk '" + indexSk + "'. Change singletable.table.attributes.");
		}
	}

	public TableAttributes(String pk, String sk, String type, String ttl, String indexPk, String indexSk) {
		this(pk, sk, type, ttl, indexPk, indexSk, SCHEMA);
	}

	/**
	 * {@code pk sk _type _ttl {index}pk {index}sk _v}.
	 */
	public static TableAttributes defaults() {
		return new TableAttributes("pk", "sk", "_type", "_ttl", INDEX + "pk", INDEX + "sk");
	}

	public String partitionOf(String index) {
		return this.indexPk.replace(INDEX, index);
	}

	public String sortOf(String index) {
		return this.indexSk.replace(INDEX, index);
	}

}
