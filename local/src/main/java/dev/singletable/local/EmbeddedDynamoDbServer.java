package dev.singletable.local;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * DynamoDB Local as a program: {@code [--port N] [--folder F]}.
 *
 * <p>
 * Without a port it takes a free one, without a folder it keeps its data in memory. It
 * prints one line with its address and runs until it is interrupted.
 */
public final class EmbeddedDynamoDbServer {

	private EmbeddedDynamoDbServer() {
	}

	public static void main(String[] args) throws InterruptedException {
		PrintStream output = System.out;
		EmbeddedDynamoDb dynamoDb = start(args);
		Runtime.getRuntime().addShutdownHook(new Thread(dynamoDb::close, "dynamodb-local-stop"));
		output.println("DynamoDB Local listens on " + dynamoDb.endpoint());
		new CountDownLatch(1).await();
	}

	private static EmbeddedDynamoDb start(String[] args) {
		try {
			return EmbeddedDynamoDb.start(ServerArguments.parse(args));
		}
		catch (RuntimeException ex) {
			PrintStream errors = System.err;
			errors.println(ex.getMessage());
			System.exit(2);
			throw ex;
		}
	}

}
