package dev.singletable.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

import dev.singletable.key.ItemKey;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.template.SingleTableTemplate;
import io.micrometer.observation.ObservationRegistry;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Gets one order with a registry that nobody listens to, and without any.
 */
final class ObservationComparison {

	private static final int GETS = 250;

	/** The SDK needs some seconds to be compiled. */
	private static final int WARMUPS = 600;

	private static final int ROUNDS = 601;

	private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

	private static final ItemKey KEY = ItemKey.of("CUSTOMER#" + Order.CUSTOMER, "ORDER#o100000");

	private ObservationComparison() {
	}

	static Alternation run() {
		DynamoDbClient client = new StubHttpClient(Bodies.get()).client(true);
		SingleTableTemplate idle = template(client,
				ObservationOptions.none().withRegistry(ObservationRegistry.create()));
		SingleTableTemplate none = template(client, ObservationOptions.none());
		return new Alternation(() -> time(idle), () -> time(none)).run(WARMUPS, ROUNDS);
	}

	private static SingleTableTemplate template(DynamoDbClient client, ObservationOptions options) {
		return SingleTableTemplate.builder(client)
			.table(() -> "orders")
			.entities(Order.class)
			.observation(options)
			.build();
	}

	/**
	 * By the processor's time: two in a hundred is less than what other programs take.
	 */
	private static double time(SingleTableTemplate template) {
		long start = THREAD.getCurrentThreadCpuTime();
		for (int number = 0; number < GETS; number++) {
			template.get(Order.class, KEY);
		}
		return (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
	}

}
