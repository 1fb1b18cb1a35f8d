package dev.singletable.manual.book;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project that is made of the manual's first page alone compiles, passes its test,
 * runs, and shows its metrics and its plans.
 */
class GettingStartedIntegrationTests {

	private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```\\w+\n(.*?)^```$",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final String PAGE = Manual.read(Path.of("docs/getting-started.md"));

	@TempDir
	static Path project;

	private static URLClassLoader classes;

	@BeforeAll
	static void makeTheProject() throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		FILE.matcher(PAGE).results().forEach((each) -> files.put(each.group(1), each.group(2)));
		assertThat(files).hasSize(7);
		for (Map.Entry<String, String> each : files.entrySet()) {
			Path file = project.resolve(each.getKey());
			Files.createDirectories(file.getParent());
			Files.writeString(file, each.getValue());
		}
		Path target = Files.createDirectories(project.resolve("target/classes"));
		Files.copy(project.resolve("src/main/resources/application.yml"), target.resolve("application.yml"));
		compile(target);
		classes = new URLClassLoader(new URL[] { target.toUri().toURL() },
				GettingStartedIntegrationTests.class.getClassLoader());
	}

	private static void compile(Path target) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-parameters", "-proc:none", "-cp",
				System.getProperty("java.class.path"), "-d", target.toString()));
		try (Stream<Path> sources = Files.walk(project.resolve("src"))) {
			sources.map(Path::toString).filter((each) -> each.endsWith(".java")).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	@Test
	void thePageNamesTheVersionsOfThisBuild() {
		String parent = Manual.read(Path.of("pom.xml"));
		assertThat(PAGE).contains("<version>" + SpringBootVersion.getVersion() + "</version>")
			.contains("<singletable.version>" + first(parent, "<version>([^<]+)") + "</singletable.version>");
		assertThat(Manual.read(Path.of("docs/pom.xml"))).contains(dependencies());
	}

	private static List<String> dependencies() {
		String dependencies = PAGE.substring(PAGE.indexOf("<dependencies>"), PAGE.indexOf("</dependencies>"));
		return Pattern.compile("<artifactId>[^<]+</artifactId>")
			.matcher(dependencies)
			.results()
			.map((each) -> each.group())
			.toList();
	}

	@Test
	void itsTestPasses() throws Exception {
		SummaryGeneratingListener summary = new SummaryGeneratingListener();
		within(() -> LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(DiscoverySelectors.selectClass(classes.loadClass("com.acme.shop.OrdersTests")))
				.build(), summary));
		assertThat(summary.getSummary().getFailures()).isEmpty();
		assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
	}

	@Test
	void itRunsAndShowsItsMetricsAndItsPlans() throws Exception {
		within(() -> {
			SpringApplication application = new SpringApplication(classes.loadClass("com.acme.shop.ShopApplication"));
			try (ConfigurableApplicationContext context = application.run("--server.port=0")) {
				String server = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
				String order = ask(server, "POST", "/customers/c-42/orders?total=19.99");
				String id = first(order, "\"id\":\"(\\w{26})\"");
				assertThat(ask(server, "GET", "/customers/c-42/orders")).contains(id).contains("\"next\":null");
				assertThat(ask(server, "GET", "/orders/open")).contains(id);
				assertThat(ask(server, "POST", "/customers/c-42/orders/" + id + "/shipment")).contains("SHIPPED");
				assertThat(ask(server, "GET", "/orders/open")).isEqualTo("[]");
				assertThat(ask(server, "GET", "/actuator/prometheus")).contains("singletable_operation_seconds_count")
					.contains("repository_method=\"Orders.findByStatusOrderByIdDesc\"")
					.contains("singletable_consumed_read_units");
				assertThat(ask(server, "GET", "/actuator/singletable"))
					.contains("findByStatusOrderByIdDesc(Status, Limit)")
					.contains("gsi1");
				assertThat(ask(server, "GET", "/actuator/health")).contains("\"UP\"");
			}
		});
	}

	private static String first(String text, String pattern) {
		Matcher found = Pattern.compile(pattern).matcher(text);
		assertThat(found.find()).as(text).isTrue();
		return found.group(1);
	}

	private static String ask(String server, String method, String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(server + path))
				.method(method, HttpRequest.BodyPublishers.noBody())
				.build(), BodyHandlers.ofString())
			.body();
	}

	private static void within(Work work) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(classes);
		try {
			work.run();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private interface Work {

		void run() throws Exception;

	}

}
