package dev.singletable.wire;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

class CarrierTests {

	private static final String DIRECTLY = "directly as the wire's JSON (the client has the interceptor for it)";

	private static Carrier carrier(WireOptions options, ExecutionInterceptor... interceptors) {
		try (DynamoDbClient client = client(interceptors)) {
			return Carrier.of(client, options);
		}
	}

	private static DynamoDbClient client(ExecutionInterceptor... interceptors) {
		return DynamoDbClient.builder()
			.region(Region.EU_CENTRAL_1)
			.endpointOverride(URI.create("http://localhost:1"))
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.overrideConfiguration((override) -> Stream.of(interceptors).forEach(override::addExecutionInterceptor))
			.build();
	}

	private static String because(String reason) {
		return "as the SDK's AttributeValues (" + reason + ")";
	}

	private static String because(Class<?> interceptor) {
		return because(
				"interceptor " + interceptor.getName() + " sees or changes requests or responses; if it needs no "
						+ "items, name it in singletable.wire.compatible-interceptors");
	}

	@Test
	void isTheWiresJsonWhereTheInterceptorIsOnTheClient() {
		Carrier carrier = carrier(WireOptions.defaults(), new DirectWire());
		assertThat(carrier.direct()).isTrue();
		assertThat(carrier.describe()).isEqualTo(DIRECTLY);
	}

	@Test
	void isTheSdksValuesWhereTheDirectWireIsSwitchedOff() {
		Carrier carrier = carrier(WireOptions.indirect(), new DirectWire());
		assertThat(carrier.direct()).isFalse();
		assertThat(carrier.describe()).isEqualTo(because("the direct wire is switched off"));
	}

	@Test
	void isTheSdksValuesWhereTheInterceptorIsMissing() {
		Carrier carrier = carrier(WireOptions.defaults(), new Logging());
		assertThat(carrier.direct()).isFalse();
		assertThat(carrier.describe())
			.isEqualTo(because("the client has no interceptor of class dev.singletable.wire.DirectWire"));
	}

	@Test
	void isTheSdksValuesWhereTheClientHidesItsInterceptors() {
		Carrier carrier = Carrier.of(new Hidden(), WireOptions.defaults());
		assertThat(carrier.direct()).isFalse();
		assertThat(carrier.describe()).isEqualTo(because("the client hides its interceptors"));
	}

	@ParameterizedTest
	@MethodSource
	void isTheSdksValuesBesideAnInterceptorThatSeesOrChangesThem(ExecutionInterceptor interceptor) {
		for (Carrier carrier : new Carrier[] { carrier(WireOptions.defaults(), new DirectWire(), interceptor),
				carrier(WireOptions.defaults(), interceptor, new DirectWire()),
				carrier(WireOptions.direct(Set.of("com.example.Other")), new DirectWire(), interceptor) }) {
			assertThat(carrier.direct()).isFalse();
			assertThat(carrier.describe()).isEqualTo(because(interceptor.getClass()));
		}
	}

	static Stream<ExecutionInterceptor> isTheSdksValuesBesideAnInterceptorThatSeesOrChangesThem() {
		return Stream.of(new ChangesRequest(), new ChangesResponse(), new ChangesHttpRequest(),
				new ChangesHttpContent(), new ChangesHttpResponse(), new ChangesHttpResponseContent(),
				new InheritsFromOneThatChanges());
	}

	@Test
	void isTheWiresJsonBesideInterceptorsThatNeedNoItems() {
		String name = ChangesHttpRequest.class.getName();
		assertThat(carrier(WireOptions.direct(Set.of(name)), new DirectWire(), new ChangesHttpRequest()).describe())
			.isEqualTo(DIRECTLY);
		assertThat(carrier(WireOptions.direct(Set.of(name)), new DirectWire(), new ChangesHttpRequest(),
				new ChangesResponse())
			.describe()).isEqualTo(because(ChangesResponse.class));
		assertThat(carrier(WireOptions.defaults(), new DirectWire(), new Logging()).describe()).isEqualTo(DIRECTLY);
		assertThat(carrier(WireOptions.defaults(), new DirectWire(), new DirectWire()).describe()).isEqualTo(DIRECTLY);
	}

	/** As a mesh or cache in front of DynamoDB may be. */
	private static final class Hidden implements DynamoDbClient {

		@Override
		public String serviceName() {
			return "dynamodb";
		}

		@Override
		public void close() {
			// nothing is open
		}

	}

	private static final class Logging implements ExecutionInterceptor {

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			// would write a line
		}

		@Override
		public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
			// would write a line
		}

	}

	private static class ChangesRequest implements ExecutionInterceptor {

		@Override
		public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
			return context.request();
		}

	}

	private static final class InheritsFromOneThatChanges extends ChangesRequest {

	}

	private static final class ChangesResponse implements ExecutionInterceptor {

		@Override
		public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
			return context.response();
		}

	}

	private static final class ChangesHttpRequest implements ExecutionInterceptor {

		@Override
		public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
			return context.httpRequest();
		}

	}

	private static final class ChangesHttpContent implements ExecutionInterceptor {

		@Override
		public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context,
				ExecutionAttributes attributes) {
			return context.requestBody();
		}

	}

	private static final class ChangesHttpResponse implements ExecutionInterceptor {

		@Override
		public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
			return context.httpResponse();
		}

	}

	private static final class ChangesHttpResponseContent implements ExecutionInterceptor {

		@Override
		public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
				ExecutionAttributes attributes) {
			return context.responseBody();
		}

	}

}
