package dev.singletable.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.autoconfigure.DynamoDbClientCustomizer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Records every request as it goes to DynamoDB, repeated ones each time.
 * <p>
 * It sees what really is sent, also where items are written past the SDK's own values. As
 * a bean it is on the application's client and on that of the template; elsewhere
 * {@link #customize} puts it on a client.
 */
public final class RecordingDynamoDb implements ExecutionInterceptor, DynamoDbClientCustomizer {

	private final List<RecordedRequest> requests = new ArrayList<>();

	private final Map<String, String> shown = new ConcurrentHashMap<>();

	@Override
	public void customize(DynamoDbClientBuilder builder) {
		builder
			.overrideConfiguration(builder.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build());
	}

	/**
	 * Records a text, such as a table's name made by chance, as another one.
	 */
	public RecordingDynamoDb showing(String text, String as) {
		this.shown.put(text, as);
		return this;
	}

	/**
	 * Forgets the requests so far.
	 */
	public synchronized void clear() {
		this.requests.clear();
	}

	/**
	 * The requests since it was cleared, in the order they were sent.
	 */
	public synchronized List<RecordedRequest> requests() {
		return List.copyOf(this.requests);
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		String target = context.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
		if (Unseen.now() || !target.startsWith("DynamoDB_")) {
			return;
		}
		Map<String, @Nullable Object> body = new TreeMap<>();
		context.requestBody().ifPresent((content) -> {
			try (InputStream stream = content.contentStreamProvider().newStream()) {
				Json.object(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
					.forEach((name, value) -> body.put(name,
							Json.replace(value, (text) -> this.shown.getOrDefault(text, text))));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		add(new RecordedRequest(target.substring(target.indexOf('.') + 1), body));
	}

	private synchronized void add(RecordedRequest request) {
		this.requests.add(request);
	}

}
