package dev.singletable.local;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The JUnit side of {@link DynamoDbLocal}: one engine, closed after the last test.
 */
public final class DynamoDbLocalExtension implements BeforeAllCallback, ParameterResolver {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(DynamoDbLocalExtension.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		sharedEngine(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == EmbeddedDynamoDb.class || type == DynamoDbClient.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		EmbeddedDynamoDb engine = sharedEngine(context);
		return (parameter.getParameter().getType() == DynamoDbClient.class) ? engine.client() : engine;
	}

	private static EmbeddedDynamoDb sharedEngine(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(EmbeddedDynamoDb.class, (key) -> EmbeddedDynamoDb.inMemory(), EmbeddedDynamoDb.class);
	}

}
