package dev.singletable.test;

import dev.singletable.local.EmbeddedDynamoDb;

/**
 * The one engine of all test contexts of this JVM; its threads do not keep the JVM alive.
 */
final class SharedEngine {

	static final EmbeddedDynamoDb INSTANCE = EmbeddedDynamoDb.inMemory();

	private SharedEngine() {
	}

}
