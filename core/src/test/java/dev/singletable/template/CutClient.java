package dev.singletable.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * A client whose connection is cut at one of its calls and stays so, or that cannot reach
 * some tables.
 */
final class CutClient {

	private final DynamoDbClient client;

	private final Predicate<DynamoDbRequest> down;

	private int left = Integer.MAX_VALUE;

	private boolean arrives;

	private CutClient(DynamoDbClient client, Predicate<DynamoDbRequest> down) {
		this.client = client;
		this.down = down;
	}

	static CutClient over(DynamoDbClient client) {
		return new CutClient(client, (request) -> false);
	}

	/**
	 * A client for which every request that names a table fails.
	 */
	static DynamoDbClient without(DynamoDbClient client, String table) {
		return new CutClient(client, (request) -> RequestText.of(request).contains(table)).proxy();
	}

	/**
	 * Cuts the connection at a call.
	 * @param number from 0
	 * @param received whether that one arrives
	 */
	void cutAt(int number, boolean received) {
		this.left = number;
		this.arrives = received;
	}

	/** Whether the call was reached. */
	boolean isCut() {
		return this.left < 0;
	}

	DynamoDbClient proxy() {
		return (DynamoDbClient) Proxy.newProxyInstance(CutClient.class.getClassLoader(),
				new Class<?>[] { DynamoDbClient.class },
				(proxy, method,
						arguments) -> (arguments != null && arguments.length == 1
								&& arguments[0] instanceof DynamoDbRequest request) ? send(method, request)
										: invoke(method, arguments));
	}

	private @Nullable Object send(Method method, DynamoDbRequest request) throws Throwable {
		if (this.down.test(request)) {
			throw Faults.notConnected();
		}
		int before = this.left--;
		if (before > 0) {
			return invoke(method, new Object[] { request });
		}
		if (before == 0 && this.arrives) {
			invoke(method, new Object[] { request });
		}
		this.left = Math.min(this.left, -1);
		throw Faults.lostAnswer();
	}

	private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.client, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
