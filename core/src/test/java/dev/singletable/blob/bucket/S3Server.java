package dev.singletable.blob.bucket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3Proxy in a process of its own, which the build puts into the target directory. It
 * speaks S3 and keeps everything in memory.
 */
final class S3Server implements AutoCloseable {

	private static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar");

	private final Process process;

	private final int port;

	private S3Server(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static S3Server start(Path directory) throws IOException, InterruptedException {
		if (!Files.exists(JAR)) {
			throw new IllegalStateException(
					"%s is not there. Run 'mvn process-test-resources' in the module once.".formatted(JAR));
		}
		int port = freePort();
		Path settings = directory.resolve("s3proxy.properties");
		Properties properties = new Properties();
		properties.putAll(Map.of("s3proxy.authorization", "aws-v2-or-v4", "s3proxy.identity", "user",
				"s3proxy.credential", "secret", "s3proxy.endpoint", "http://127.0.0.1:" + port, "jclouds.provider",
				"transient-nio2", "jclouds.identity", "user", "jclouds.credential", "secret"));
		try (var out = Files.newOutputStream(settings)) {
			properties.store(out, null);
		}
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-jar", JAR.toAbsolutePath().toString(), "--properties", settings.toString())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("s3proxy.log").toFile())
			.start();
		S3Server server = new S3Server(process, port);
		server.await(directory.resolve("s3proxy.log"));
		return server;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void await(Path log) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (System.nanoTime() < end && this.process.isAlive()) {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress("127.0.0.1", this.port), 200);
				return;
			}
			catch (IOException ex) {
				Thread.sleep(100);
			}
		}
		close();
		throw new IllegalStateException("S3Proxy did not start:\n" + Files.readString(log));
	}

	/**
	 * It does not know the trailing checksums that the SDK adds unless told otherwise.
	 */
	S3Client client() {
		return S3Client.builder()
			.endpointOverride(URI.create("http://127.0.0.1:" + this.port))
			.forcePathStyle(true)
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("user", "secret")))
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.build();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
