package dev.singletable.test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

import dev.singletable.autoconfigure.DynamoDbClientCustomizer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import org.springframework.core.Ordered;

/**
 * Lets requests to DynamoDB go wrong when a test wants it, and all others pass.
 * <p>
 * It stands below the client, in the place of the network: what repeats requests and what
 * translates errors is the same as with DynamoDB. As a bean it serves the application's
 * client and that of the template; elsewhere {@link #customize} puts it under a client.
 */
public final class FaultyDynamoDb implements DynamoDbClientCustomizer, Ordered, AutoCloseable {

	private final List<Plan> plans = new ArrayList<>();

	private final SdkHttpClient network;

	private final boolean own;

	private FaultyDynamoDb(SdkHttpClient network, boolean own) {
		this.network = network;
		this.own = own;
	}

	/**
	 * Over an HTTP client of its own, of the kind found on the class path.
	 */
	public FaultyDynamoDb() {
		this(found(), true);
	}

	/**
	 * Over an HTTP client, which somebody else closes.
	 */
	public static FaultyDynamoDb over(SdkHttpClient network) {
		return new FaultyDynamoDb(network, false);
	}

	private static SdkHttpClient found() {
		Iterator<SdkHttpService> services = ServiceLoader.load(SdkHttpService.class).iterator();
		if (!services.hasNext()) {
			throw new IllegalStateException("There is no HTTP client of the AWS SDK on the class path. "
					+ "Add software.amazon.awssdk:apache5-client.");
		}
		return services.next().createHttpClientBuilder().build();
	}

	/** What is to happen to some requests. */
	private static final class Plan {

		private final Set<String> operations;

		private final Fault fault;

		private int left;

		private Plan(Set<String> operations, Fault fault, int left) {
			this.operations = operations;
			this.fault = fault;
			this.left = left;
		}

		private boolean meets(String operation) {
			return (this.operations.isEmpty() || this.operations.contains(operation))
					&& this.fault.canHappenTo(operation);
		}

	}

	/**
	 * The next requests of these operations, in DynamoDB's words: {@code PutItem},
	 * {@code Query}, …; of all operations if none is given.
	 */
	public Faults on(String... operations) {
		Set<String> each = Set.of(operations);
		return new Faults((fault, times) -> add(new Plan(each, fault, times)));
	}

	/**
	 * The next requests, whatever they are.
	 */
	public Faults onAny() {
		return on();
	}

	private synchronized void add(Plan plan) {
		this.plans.add(plan);
	}

	/**
	 * How many faults no request has met yet.
	 */
	public synchronized int pending() {
		return this.plans.stream().mapToInt((plan) -> plan.left).sum();
	}

	/**
	 * From now on nothing goes wrong.
	 */
	public synchronized void reset() {
		this.plans.clear();
	}

	private synchronized @Nullable Fault next(String operation) {
		for (Plan plan : this.plans) {
			if (plan.left > 0 && plan.meets(operation)) {
				plan.left--;
				return plan.fault;
			}
		}
		return null;
	}

	@Override
	public void customize(DynamoDbClientBuilder builder) {
		builder.httpClientBuilder(null).httpClient(new Network());
	}

	/** After every other customizer, which may choose an HTTP client. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void close() {
		if (this.own) {
			this.network.close();
		}
	}

	/** What clients send through. */
	private final class Network implements SdkHttpClient {

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			UnderwayRequest underway = new UnderwayRequest(request, FaultyDynamoDb.this.network);
			Fault fault = Unseen.now() ? null : next(underway.operation());
			return (fault != null) ? new Faulty(underway, fault) : FaultyDynamoDb.this.network.prepareRequest(request);
		}

		@Override
		public String clientName() {
			return FaultyDynamoDb.this.network.clientName();
		}

		@Override
		public void close() {
			// every client would close what they share
		}

	}

	/** A request that meets a fault. */
	private record Faulty(UnderwayRequest request, Fault fault) implements ExecutableHttpRequest {

		@Override
		public HttpExecuteResponse call() throws IOException {
			return this.fault.happen(this.request);
		}

		@Override
		public void abort() {
			this.request.abort();
		}

	}

}
