package dev.singletable.local;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

import static org.assertj.core.api.Assertions.assertThat;

class NativeLibraryTests {

	@ParameterizedTest
	@CsvSource({ "Linux, amd64", "Linux, aarch64", "Linux, i386", "Mac OS X, x86_64", "Mac OS X, aarch64",
			"Windows 11, amd64", "Windows Server 2022, x86" })
	void runsWhereTheEngineHasALibrary(String system, String processor) {
		assertThat(NativeLibrary.refusal(system, processor)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Linux, s390x", "Linux, arm", "Mac OS X, ppc64", "Windows 11, aarch64", "FreeBSD, amd64", "'', ''" })
	void refusesWhereTheEngineHasNone(String system, String processor) {
		assertThat(NativeLibrary.refusal(system, processor)).isNotEmpty();
	}

	@Test
	void saysWhereItRunsAndWhatToDoElsewhere() {
		assertThat(NativeLibrary.refusal("Linux", "riscv64")).hasValue(
				"DynamoDB Local cannot run inside this JVM: its native SQLite library does not exist for Linux on "
						+ "riscv64. It exists for Linux and macOS on x86_64 and aarch64, for Linux on x86, and for "
						+ "Windows on x86_64 and x86. Use one of these, or run DynamoDB Local in a container "
						+ "(amazon/dynamodb-local) and configure its endpoint.");
	}

	@Test
	void saysWhatToDoWhenTheLibraryDoesNotLoad() {
		assertThat(NativeLibrary.failure("/scratch")).isEqualTo(
				"The native SQLite library of DynamoDB Local was copied to /scratch and could not be loaded from "
						+ "there. Set -Djava.io.tmpdir to a folder that can be written and is not mounted noexec; on "
						+ "Alpine Linux install gcompat or use an image with glibc.");
	}

	@Test
	void theEngineHoldsALibraryForEachPlatformItIsSaidToRunOn() {
		Set<String> held = NativeLibrary.PLATFORMS.stream()
			.filter((platform) -> SQLiteLibraryLoader.class
				.getResource("native/" + platform + "/" + fileName(platform)) != null)
			.collect(Collectors.toSet());
		assertThat(held).isEqualTo(NativeLibrary.PLATFORMS);
	}

	private static String fileName(String platform) {
		return switch (platform.substring(0, platform.indexOf('/'))) {
			case "Mac" -> "libsqlite4java.dylib";
			case "Windows" -> "sqlite4java.dll";
			default -> "libsqlite4java.so";
		};
	}

}
