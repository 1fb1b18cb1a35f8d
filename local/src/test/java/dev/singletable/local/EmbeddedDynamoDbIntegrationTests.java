package dev.singletable.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.singletable.local.EmbeddedDynamoDb.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.dynamodb.services.local.monitoring.Telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

class EmbeddedDynamoDbIntegrationTests {

	@Test
	void returnsTheItemThatWasPut() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			DynamoDbClient client = dynamoDb.client();
			Tables.create(client, "things");
			client.putItem((put) -> put.tableName("things").item(Tables.item("a")));
			assertThat(Tables.holds(client, "things", "a")).isTrue();
			assertThat(Tables.holds(client, "things", "b")).isFalse();
		}
	}

	@Test
	void writesAHundredItemsInOneTransaction() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			DynamoDbClient client = dynamoDb.client();
			Tables.create(client, "things");
			List<TransactWriteItem> writes = IntStream.range(0, 100)
				.mapToObj((number) -> TransactWriteItem.builder()
					.put((put) -> put.tableName("things").item(Tables.item("item-" + number)))
					.build())
				.toList();
			client.transactWriteItems((transaction) -> transaction.transactItems(writes));
			assertThat(client.scan((scan) -> scan.tableName("things")).count()).isEqualTo(100);
		}
	}

	@Test
	void understandsPartiQl() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			DynamoDbClient client = dynamoDb.client();
			Tables.create(client, "things");
			client.executeStatement((insert) -> insert.statement("INSERT INTO \"things\" VALUE {'pk': 'a'}"));
			assertThat(client.executeStatement((select) -> select.statement("SELECT * FROM \"things\"")).items())
				.containsExactly(Tables.item("a"));
		}
	}

	@Test
	void instancesSideBySideDoNotSeeEachOthersTables() {
		try (EmbeddedDynamoDb one = EmbeddedDynamoDb.inMemory(); EmbeddedDynamoDb other = EmbeddedDynamoDb.inMemory()) {
			Tables.create(one.client(), "things");
			assertThat(one.client().listTables().tableNames()).containsExactly("things");
			assertThat(other.client().listTables().tableNames()).isEmpty();
			one.close();
			assertThat(other.client().listTables().tableNames()).isEmpty();
		}
	}

	@Test
	void everyRegionAndAccessKeySeesTheSameTables() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory();
				DynamoDbClient elsewhere = DynamoDbClient.builder()
					.endpointOverride(dynamoDb.endpoint())
					.region(Region.EU_CENTRAL_1)
					.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("other", "key")))
					.build()) {
			Tables.create(dynamoDb.client(), "things");
			assertThat(elsewhere.listTables().tableNames()).containsExactly("things");
		}
	}

	@Test
	void aFolderKeepsTheItemsAcrossRestarts(@TempDir Path parent) throws IOException {
		Path folder = parent.resolve("new/data");
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inFolder(folder)) {
			Tables.create(dynamoDb.client(), "things");
			dynamoDb.client().putItem((put) -> put.tableName("things").item(Tables.item("a")));
		}
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inFolder(folder)) {
			assertThat(Tables.holds(dynamoDb.client(), "things", "a")).isTrue();
		}
		try (var files = Files.list(folder)) {
			assertThat(files.map(Path::getFileName)).containsExactly(Path.of("shared-local-instance.db"));
		}
	}

	@Test
	void listensOnTheGivenPortAndFreesItWhenClosed() throws IOException {
		int port = freePort();
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(Options.inMemory().withPort(port))) {
			assertThat(dynamoDb.port()).isEqualTo(port);
			assertThat(dynamoDb.endpoint()).hasToString("http://127.0.0.1:" + port);
			assertThat(dynamoDb.client().listTables().tableNames()).isEmpty();
		}
		try (EmbeddedDynamoDb again = EmbeddedDynamoDb.start(Options.inMemory().withPort(port))) {
			assertThat(again.client().listTables().tableNames()).isEmpty();
		}
	}

	@Test
	void saysThatThePortIsTaken() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			int port = dynamoDb.port();
			assertThatIllegalStateException()
				.isThrownBy(() -> EmbeddedDynamoDb.start(Options.inMemory().withPort(port)))
				.withMessage("DynamoDB Local cannot listen on port " + port + " of 127.0.0.1: it is in use or not "
						+ "allowed. Choose another port, or 0 for a free one.");
		}
	}

	@Test
	void saysThatTheFolderCannotBeCreated(@TempDir Path parent) throws IOException {
		Path file = Files.createFile(parent.resolve("file"));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> EmbeddedDynamoDb.inFolder(file))
			.withMessage("DynamoDB Local cannot keep its data in " + file
					+ ": the folder cannot be created. Choose one that can be written.");
	}

	@Test
	void saysThatTheFolderIsInUse(@TempDir Path folder) {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inFolder(folder)) {
			assertThatIllegalStateException().isThrownBy(() -> EmbeddedDynamoDb.inFolder(folder))
				.withMessage("DynamoDB Local cannot open its data in " + folder + ": another engine uses it, or it "
						+ "cannot be written. Close the other one, or choose another folder.");
			assertThat(dynamoDb.client().listTables().tableNames()).isEmpty();
		}
	}

	@Test
	void otherMachinesCannotReachIt() throws IOException {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			for (InetAddress address : addressesOfThisMachine()) {
				assertThatIOException().isThrownBy(() -> new Socket(address, dynamoDb.port()).close());
			}
		}
	}

	@Test
	void sendsNoTelemetry() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			Tables.create(dynamoDb.client(), "things");
			assertThat(Telemetry.getTelemetry()).isEmpty();
		}
	}

	@Test
	void closingTwiceIsAllowedAndEndsAllThreads() {
		Set<Thread> before = threads();
		EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory();
		Tables.create(dynamoDb.client(), "things");
		assertThat(threads()).hasSizeGreaterThan(before.size());
		dynamoDb.close();
		dynamoDb.close();
		await().pollInSameThread()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(before).containsAll(threads()));
	}

	@Test
	void aClosedOneHandsOutNoClient() {
		EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory();
		dynamoDb.close();
		assertThatIllegalStateException().isThrownBy(dynamoDb::client)
			.withMessage("This DynamoDB Local is closed. Start another one with EmbeddedDynamoDb.inMemory().");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static List<InetAddress> addressesOfThisMachine() throws IOException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress())
			.toList();
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !thread.getName().equals("idle-connection-reaper"))
			.collect(Collectors.toSet());
	}

}
