package dev.singletable.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot finds what prepares the AWS SDK, and it needs nothing of the machine.
 */
class PreinitializerTests {

	@Test
	void theSdkIsPreparedWithoutRegionOrCredentials() {
		List<BackgroundPreinitializer> found = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(BackgroundPreinitializer.class);
		assertThat(found).hasAtLeastOneElementOfType(DynamoDbClientPreinitializer.class)
			.allSatisfy(BackgroundPreinitializer::preinitialize);
	}

}
