package dev.singletable.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.catchThrowable;

/** What an application says when it does not start. */
final class Failures {

	private Failures() {
	}

	static FailureAnalysis of(Class<?> application, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off"));
		List.of(properties).forEach((property) -> arguments.add("--" + property));
		return of(catchThrowable(() -> SpringApplication.run(application, arguments.toArray(String[]::new)).close()));
	}

	static FailureAnalysis of(Throwable failure) {
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((message, ex) -> {
				// Boot's own, which need more than a constructor
			}))
			.stream()
			.filter((analyzer) -> analyzer.getClass().getName().startsWith("dev.singletable"))
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(java.util.Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AssertionError("nobody explains this failure", failure));
	}

}
