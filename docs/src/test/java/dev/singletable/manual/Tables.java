package dev.singletable.manual;

import java.util.function.UnaryOperator;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.SingleTableTemplate;

/**
 * Fresh tables for the manual's code.
 */
public final class Tables {

	private Tables() {
	}

	/**
	 * A template over a new table that has what the entities need.
	 */
	public static SingleTableTemplate template(EmbeddedDynamoDb engine, Class<?>... entities) {
		return template(engine, (builder) -> builder, entities);
	}

	/**
	 * The same, told more.
	 */
	public static SingleTableTemplate template(EmbeddedDynamoDb engine, UnaryOperator<SingleTableTemplate.Builder> more,
			Class<?>... entities) {
		String table = engine.freshTableName();
		return more
			.apply(SingleTableTemplate.builder(engine.client()).table(() -> table).entities(entities).createTable(true))
			.build();
	}

	/**
	 * A repository of a template.
	 */
	public static <R> R repository(SingleTableTemplate template, Class<R> type) {
		return new SingleTableRepositoryFactory(template).getRepository(type);
	}

}
