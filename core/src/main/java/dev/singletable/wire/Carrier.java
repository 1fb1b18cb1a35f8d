package dev.singletable.wire;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.singletable.convert.AttributeReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How items are carried between the codec and a client, and why so.
 *
 * @param direct whether as the wire's JSON
 * @param reason why not, or what makes it possible
 */
public record Carrier(boolean direct, String reason) {

	/** Calls of an interceptor that see or change what the wire carries. */
	private static final Set<String> SEEING = Set.of("modifyRequest", "modifyResponse", "modifyHttpRequest",
			"modifyHttpContent", "modifyHttpResponse", "modifyHttpResponseContent");

	private static final String SDK = "software.amazon.awssdk.";

	static Carrier of(DynamoDbClient client, WireOptions options) {
		if (!options.direct()) {
			return new Carrier(false, "the direct wire is switched off");
		}
		List<ExecutionInterceptor> interceptors = interceptors(client);
		if (interceptors == null) {
			return new Carrier(false, "the client hides its interceptors");
		}
		if (interceptors.stream().noneMatch(DirectWire.class::isInstance)) {
			return new Carrier(false, "the client has no interceptor of class " + DirectWire.class.getName());
		}
		return interceptors.stream()
			.filter((each) -> !(each instanceof DirectWire))
			.map((each) -> each.getClass())
			.filter((type) -> sees(type) && !options.compatibleInterceptors().contains(type.getName()))
			.findFirst()
			.map((type) -> new Carrier(false,
					"interceptor " + type.getName() + " sees or changes requests or "
							+ "responses; if it needs no items, name it in singletable.wire.compatible-interceptors"))
			.orElse(new Carrier(true, "the client has the interceptor for it"));
	}

	private static @Nullable List<ExecutionInterceptor> interceptors(DynamoDbClient client) {
		try {
			return client.serviceClientConfiguration().overrideConfiguration().executionInterceptors();
		}
		catch (UnsupportedOperationException ex) {
			return null; // a proxy, or another client than AWS's own
		}
	}

	private static boolean sees(Class<?> type) {
		return !type.getName().startsWith(SDK) && Stream.of(type.getMethods())
			.anyMatch((method) -> SEEING.contains(method.getName())
					&& method.getDeclaringClass() != ExecutionInterceptor.class);
	}

	/**
	 * In one line, such as {@code directly as JSON (…)}.
	 */
	public String describe() {
		return (this.direct ? "directly as the wire's JSON (" : "as the SDK's AttributeValues (") + this.reason + ")";
	}

	<R> WireExchange<R> read(Function<AttributeReader, @Nullable R> decoder) {
		return this.direct ? new WireExchange<>(null, decoder) : WireExchange.none();
	}

	/** In batches and transactions, a table that is an ARN chooses the endpoint. */
	<R> WireExchange<R> write(String table, Consumer<WireBody> body) {
		return (this.direct && !table.startsWith("arn:")) ? new WireExchange<>(body, null) : WireExchange.none();
	}

	<R> WireExchange<R> write(Consumer<WireBody> body, @Nullable Function<AttributeReader, @Nullable R> image) {
		return this.direct ? new WireExchange<>(body, image) : WireExchange.none();
	}

}
