package dev.singletable.autoconfigure;

import dev.singletable.wire.DirectWire;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Puts the interceptor of the direct wire on a client. Templates decide whether they use
 * it; alone it does nothing.
 */
final class DirectWireOnClient {

	private DirectWireOnClient() {
	}

	static void add(DynamoDbClientBuilder builder) {
		ClientOverrideConfiguration settings = builder.overrideConfiguration();
		if (settings.executionInterceptors().stream().noneMatch(DirectWire.class::isInstance)) {
			builder.overrideConfiguration(settings.toBuilder().addExecutionInterceptor(new DirectWire()).build());
		}
	}

}
