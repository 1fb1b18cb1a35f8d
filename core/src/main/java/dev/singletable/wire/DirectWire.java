package dev.singletable.wire;

import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets a client carry items as the wire's JSON, past the SDK's own values.
 * <p>
 * Added to the interceptors of a {@code DynamoDbClient}, it serves the templates made of
 * that client and leaves every other call alone. Requests are signed, sent, repeated and
 * measured by the SDK as ever.
 *
 * @see software.amazon.awssdk.core.client.config.ClientOverrideConfiguration.Builder#addExecutionInterceptor
 */
public final class DirectWire implements ExecutionInterceptor {

	private static final String CONTENT_LENGTH = "Content-Length";

	private static final String CHECKSUM = "x-amz-crc32";

	private static @Nullable WireExchange<?> exchange(ExecutionAttributes attributes) {
		WireSlot slot = attributes.getAttribute(WireSlot.ATTRIBUTE);
		return (slot != null) ? slot.exchange() : null;
	}

	@Override
	public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		WireExchange<?> exchange = exchange(attributes);
		WireBody body = (exchange != null) ? exchange.body() : null;
		if (exchange == null || body == null) {
			return context.requestBody();
		}
		exchange.written();
		return Optional.of(body.toRequestBody());
	}

	@Override
	public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		WireExchange<?> exchange = exchange(attributes);
		WireBody body = (exchange != null) ? exchange.body() : null;
		return (body == null) ? context.httpRequest()
				: context.httpRequest().copy((request) -> request.putHeader(CONTENT_LENGTH, body.size() + ""));
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		WireExchange<?> exchange = exchange(attributes);
		if (exchange != null) {
			exchange.reset();
		}
	}

	/** What is decoded here is also checked here: the SDK must not check the rest. */
	@Override
	public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
		WireExchange<?> exchange = exchange(attributes);
		SdkHttpResponse response = context.httpResponse();
		if (exchange == null || !exchange.awaitsItems() || !ResponseDecoder.understands(response)) {
			return response;
		}
		Optional<String> checksum = response.firstMatchingHeader(CHECKSUM);
		if (checksum.isEmpty()) {
			return response;
		}
		exchange.expect(checksum.get());
		return response.copy((copy) -> copy.removeHeader(CHECKSUM));
	}

	@Override
	public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
			ExecutionAttributes attributes) {
		WireExchange<?> exchange = exchange(attributes);
		Optional<InputStream> content = context.responseBody();
		if (exchange == null || !exchange.awaitsItems() || !ResponseDecoder.understands(context.httpResponse())) {
			return content;
		}
		// HTTP clients say differently that a body is empty, which no answer with items
		// is
		return Optional.of(new ResponseDecoder(exchange).decode(content.orElseGet(InputStream::nullInputStream)));
	}

}
