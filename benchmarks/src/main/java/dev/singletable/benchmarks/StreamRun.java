package dev.singletable.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.wire.DirectWire;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Streams a whole partition in a JVM of its own with little memory: {@code <endpoint>}.
 */
final class StreamRun {

	private static final String RESULT = "items: ";

	private StreamRun() {
	}

	/**
	 * How many items the stream gave in a heap of 64 MB.
	 */
	static long fork(URI endpoint) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-cp", ReadsComparison.classPath(), StreamRun.class.getName(), endpoint.toString())
			.redirectErrorStream(true)
			.start();
		List<String> lines = process.inputReader().lines().toList();
		process.waitFor();
		return lines.stream()
			.filter((line) -> line.startsWith(RESULT))
			.mapToLong((line) -> Long.parseLong(line.substring(RESULT.length())))
			.findFirst()
			.orElse(0);
	}

	public static void main(String[] args) {
		try (DynamoDbClient client = DynamoDbClient.builder()
			.endpointOverride(URI.create(args[0]))
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((override) -> override.addExecutionInterceptor(new DirectWire()))
			.build(); Stream<Order> orders = ReadsComparison.template(client).stream(ReadsComparison.everything())) {
			System.out.println(RESULT + orders.count());
		}
	}

}
