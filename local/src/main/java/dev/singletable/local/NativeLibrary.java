package dev.singletable.local;

import java.util.Optional;
import java.util.Set;

import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/**
 * The native SQLite library that DynamoDB Local stores its data with.
 *
 * <p>
 * The engine's loader copies the library from the class path to the temporary folder,
 * which works from nested jars too, and deletes the copy when the JVM ends.
 */
final class NativeLibrary {

	/**
	 * The folders of native libraries inside the engine's jar.
	 */
	static final Set<String> PLATFORMS = Set.of("Linux/x86_64", "Linux/aarch64", "Linux/x86", "Mac/x86_64",
			"Mac/aarch64", "Windows/x86_64", "Windows/x86");

	private NativeLibrary() {
	}

	static void load() {
		String system = System.getProperty("os.name", "");
		String processor = System.getProperty("os.arch", "");
		refusal(system, processor).ifPresent((message) -> {
			throw new IllegalStateException(message);
		});
		try {
			SQLiteLibraryLoader.initialize();
		}
		catch (Exception | LinkageError ex) {
			throw new IllegalStateException(failure(System.getProperty("java.io.tmpdir", "")), ex);
		}
	}

	/**
	 * Why DynamoDB Local cannot run here, or nothing.
	 * @param system the value of {@code os.name}
	 * @param processor the value of {@code os.arch}
	 */
	static Optional<String> refusal(String system, String processor) {
		if (PLATFORMS.contains(systemFolder(system) + "/" + processorFolder(processor))) {
			return Optional.empty();
		}
		return Optional.of("""
				DynamoDB Local cannot run inside this JVM: its native SQLite library does not exist for %s on %s. \
				It exists for Linux and macOS on x86_64 and aarch64, for Linux on x86, and for Windows on x86_64 \
				and x86. Use one of these, or run DynamoDB Local in a container (amazon/dynamodb-local) and \
				configure its endpoint.""".formatted(system, processor));
	}

	static String failure(String temporaryFolder) {
		return """
				The native SQLite library of DynamoDB Local was copied to %s and could not be loaded from there. \
				Set -Djava.io.tmpdir to a folder that can be written and is not mounted noexec; on Alpine Linux \
				install gcompat or use an image with glibc.""".formatted(temporaryFolder);
	}

	private static String systemFolder(String system) {
		return system.replaceAll("^(Linux|Mac|Windows).*", "$1");
	}

	private static String processorFolder(String processor) {
		return switch (processor) {
			case "amd64", "x86_64" -> "x86_64";
			case "x86", "i386", "i686" -> "x86";
			default -> processor;
		};
	}

}
