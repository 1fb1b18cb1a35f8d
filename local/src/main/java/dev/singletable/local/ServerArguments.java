package dev.singletable.local;

import java.nio.file.Path;

import dev.singletable.local.EmbeddedDynamoDb.Options;

/**
 * The command line of {@link EmbeddedDynamoDbServer}.
 */
final class ServerArguments {

	private static final String USAGE = "Usage: [--port N] [--folder F]";

	private ServerArguments() {
	}

	static Options parse(String... arguments) {
		Options options = Options.inMemory();
		for (int index = 0; index < arguments.length; index += 2) {
			String name = arguments[index];
			if (index + 1 == arguments.length) {
				throw new IllegalArgumentException("Option " + name + " has no value. " + USAGE);
			}
			options = with(options, name, arguments[index + 1]);
		}
		return options;
	}

	private static Options with(Options options, String name, String value) {
		return switch (name) {
			case "--port" -> options.withPort(port(value));
			case "--folder" -> new Options(Path.of(value), options.port());
			default -> throw new IllegalArgumentException("Option " + name + " does not exist. " + USAGE);
		};
	}

	private static int port(String value) {
		try {
			return Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Option --port is no number. " + USAGE, ex);
		}
	}

}
