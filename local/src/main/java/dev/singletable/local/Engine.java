package dev.singletable.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * The database and the HTTP server before it.
 *
 * <p>
 * The server is ours instead of the engine's own runner, because that one listens on
 * every network interface, refuses port 0, prints a banner and sets up telemetry.
 */
final class Engine {

	static final String HOST = "127.0.0.1";

	static final String ACCESS_KEY = "local";

	static final String REGION = "us-east-1";

	private static final String THREAD_NAME = "dynamodb-local";

	/**
	 * Longer than the 60 seconds for which an SDK client keeps an unused connection: the
	 * client is to give it up first.
	 */
	private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

	private final DynamoDBRequestHandler database;

	private final Server server;

	private final ServerConnector connector;

	private Engine(DynamoDBRequestHandler database) {
		this.database = database;
		QueuedThreadPool threads = new QueuedThreadPool(32, 2);
		threads.setName(THREAD_NAME);
		threads.setDaemon(true);
		this.server = new Server(threads, new ScheduledExecutorScheduler(THREAD_NAME + "-timer", true), null);
		this.connector = new ServerConnector(this.server, 1, 1, new HttpConnectionFactory(httpConfiguration()));
		this.connector.setHost(HOST);
		this.connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
		this.server.addConnector(this.connector);
		this.server.setHandler(new LocalDynamoDBServerHandler(database, null));
	}

	static Engine start(EmbeddedDynamoDb.Options options) {
		EngineLogging.quieten();
		NativeLibrary.load();
		Engine engine = new Engine(database(options.folder()));
		try {
			engine.openDatabase(options.folder());
			engine.listen(options.port());
		}
		catch (RuntimeException ex) {
			engine.stop();
			throw ex;
		}
		return engine;
	}

	int port() {
		return this.connector.getLocalPort();
	}

	void stop() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The HTTP server of DynamoDB Local did not stop.", ex);
		}
		finally {
			this.connector.close();
			this.database.shutdown();
		}
	}

	private void listen(int port) {
		this.connector.setPort(port);
		try {
			this.connector.open();
			this.server.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException("DynamoDB Local cannot listen on port " + port + " of " + HOST
					+ ": it is in use or not allowed. Choose another port, or 0 for a free one.", ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The HTTP server of DynamoDB Local did not start.", ex);
		}
	}

	/**
	 * The engine opens its database at the first request and would report a folder that
	 * it cannot use as an unknown error to whoever sends that.
	 */
	private void openDatabase(@Nullable Path folder) {
		try {
			this.database.listTables(ACCESS_KEY, REGION, ListTablesRequest.builder().build());
		}
		catch (RuntimeException ex) {
			String place = (folder != null) ? folder.toString() : "memory";
			throw new IllegalStateException("DynamoDB Local cannot open its data in " + place
					+ ": another engine uses it, or it cannot be written. Close the other one, or choose another folder.",
					ex);
		}
	}

	private static DynamoDBRequestHandler database(@Nullable Path folder) {
		boolean inMemory = folder == null;
		String path = (folder != null) ? existing(folder).toString() : null;
		return new LocalDynamoDBRequestHandler(0, inMemory, path, true, false);
	}

	private static Path existing(Path folder) {
		try {
			return Files.createDirectories(folder).toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("DynamoDB Local cannot keep its data in " + folder
					+ ": the folder cannot be created. Choose one that can be written.", ex);
		}
	}

	private static HttpConfiguration httpConfiguration() {
		HttpConfiguration configuration = new HttpConfiguration();
		configuration.setSendServerVersion(false);
		return configuration;
	}

}
