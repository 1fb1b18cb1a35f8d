package dev.singletable.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * A client that lists its interceptors and takes from each request what they would find.
 */
final class ForgetfulClient {

	private ForgetfulClient() {
	}

	static DynamoDbClient of(DynamoDbClient client) {
		return (DynamoDbClient) Proxy.newProxyInstance(ForgetfulClient.class.getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, (proxy, method, arguments) -> {
					if (arguments != null && arguments[0] instanceof DynamoDbRequest request) {
						arguments[0] = forgotten(request);
					}
					try {
						return method.invoke(client, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private static AwsRequest forgotten(DynamoDbRequest request) {
		return request.toBuilder().overrideConfiguration((AwsRequestOverrideConfiguration) null).build();
	}

}
