package dev.singletable.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A running DynamoDB Local in this JVM, reachable from this machine only.
 *
 * <p>
 * It answers every region and every access key with the same tables, sends no telemetry,
 * and has its own data: two of them do not see each other. Until it is closed its threads
 * keep the JVM alive.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

	private final Engine engine;

	private final Object monitor = new Object();

	private @Nullable DynamoDbClient client;

	private boolean closed;

	private EmbeddedDynamoDb(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Starts an engine that keeps its data in memory, on a free port.
	 */
	public static EmbeddedDynamoDb inMemory() {
		return start(Options.inMemory());
	}

	/**
	 * Starts an engine that keeps its data in a folder, on a free port.
	 * @param folder created when missing; one engine at a time uses it
	 */
	public static EmbeddedDynamoDb inFolder(Path folder) {
		return start(Options.inFolder(folder));
	}

	/**
	 * Starts an engine and returns when it answers.
	 */
	public static EmbeddedDynamoDb start(Options options) {
		return new EmbeddedDynamoDb(Engine.start(options));
	}

	/**
	 * The address for {@code endpointOverride}, for example
	 * {@code http://127.0.0.1:49152}.
	 */
	public URI endpoint() {
		return URI.create("http://" + Engine.HOST + ":" + port());
	}

	public int port() {
		return this.engine.port();
	}

	/**
	 * A client of this engine, the same one at each call; it is closed with the engine.
	 */
	public DynamoDbClient client() {
		synchronized (this.monitor) {
			if (this.closed) {
				throw new IllegalStateException(
						"This DynamoDB Local is closed. Start another one with EmbeddedDynamoDb.inMemory().");
			}
			if (this.client == null) {
				this.client = newClient();
			}
			return this.client;
		}
	}

	/**
	 * A table name that nobody else uses, so that tests can share an engine.
	 */
	public String freshTableName() {
		return "table-" + UUID.randomUUID();
	}

	/**
	 * Stops the engine and frees its port and memory; does nothing the second time.
	 */
	@Override
	public void close() {
		synchronized (this.monitor) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			try (DynamoDbClient open = this.client) {
				this.engine.stop();
			}
		}
	}

	private DynamoDbClient newClient() {
		AwsBasicCredentials credentials = AwsBasicCredentials.create(Engine.ACCESS_KEY, "local");
		return DynamoDbClient.builder()
			.endpointOverride(endpoint())
			.region(Region.of(Engine.REGION))
			.credentialsProvider(StaticCredentialsProvider.create(credentials))
			.build();
	}

	/**
	 * Where an engine keeps its data and where it listens.
	 *
	 * @param folder the folder of the data, or {@code null} for memory
	 * @param port the port, or 0 for a free one
	 */
	public record Options(@Nullable Path folder, int port) {

		public Options {
			if (port < 0 || port > 65_535) {
				throw new IllegalArgumentException("Port " + port
						+ " of DynamoDB Local is outside 0 to 65535. Choose a port inside, or 0 for a free one.");
			}
		}

		/**
		 * Data in memory, a free port.
		 */
		public static Options inMemory() {
			return new Options(null, 0);
		}

		/**
		 * Data in a folder, a free port.
		 */
		public static Options inFolder(Path folder) {
			return new Options(folder, 0);
		}

		public Options withPort(int port) {
			return new Options(this.folder, port);
		}

	}

}
