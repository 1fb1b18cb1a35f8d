package dev.singletable.manual.book;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of settings is that of the metadata editors read; {@code -Dmanual=write}
 * writes it anew.
 */
class PropertyReferenceTests {

	private static final Path PAGE = Path.of("docs/properties.md");

	private static final String BEGIN = "<!-- properties -->\n";

	private static final String END = "<!-- end -->";

	@Test
	void thePageHasEverySettingWithItsDefault() throws IOException {
		String page = Manual.read(PAGE);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		String wanted = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
		if (Manual.isWritten()) {
			Manual.write(PAGE, wanted);
			return;
		}
		assertThat(page).as("run this test with -Dmanual=write").isEqualTo(wanted);
	}

	private static String table() throws IOException {
		Map<String, String> rows = new TreeMap<>();
		for (URL each : Collections.list(PropertyReferenceTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream json = each.openStream()) {
				add(rows, JsonParserFactory.getJsonParser()
					.parseMap(new String(json.readAllBytes(), StandardCharsets.UTF_8)));
			}
		}
		assertThat(rows).as("META-INF/spring-configuration-metadata.json of the starter").isNotEmpty();
		return "| setting | type | default | |\n|---|---|---|---|\n" + String.join("", rows.values());
	}

	@SuppressWarnings("unchecked")
	private static void add(Map<String, String> rows, Map<String, Object> metadata) {
		for (Map<String, Object> each : (List<Map<String, Object>>) metadata.getOrDefault("properties", List.of())) {
			String name = (String) each.get("name");
			if (name.startsWith("singletable.")) {
				rows.put(name, "| `%s` | %s | %s | %s |\n".formatted(name, type((String) each.get("type")),
						shown(each.get("defaultValue")), text(each.get("description"))));
			}
		}
	}

	/**
	 * Without packages and outer classes: a reader knows a Duration, and sees which words
	 * an enum has.
	 */
	private static String type(String type) {
		String words = words(type);
		return words.isEmpty() ? "`" + type.replaceAll("[a-z]\\w*\\.", "").replaceAll("\\w+\\$", "") + "`" : words;
	}

	private static String words(String type) {
		try {
			Object[] constants = Class.forName(type, false, PropertyReferenceTests.class.getClassLoader())
				.getEnumConstants();
			return (constants != null) ? "`" + String.join("` `",
					List.of(constants)
						.stream()
						.map((each) -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
						.toList())
					+ "`" : "";
		}
		catch (ClassNotFoundException ex) {
			return "";
		}
	}

	private static String shown(Object value) {
		if (value == null || value.equals("") || value.equals(List.of())) {
			return "";
		}
		return "`" + (value instanceof List<?> several
				? String.join("`, `", several.stream().map(Objects::toString).toList()) : value) + "`";
	}

	private static String text(Object description) {
		return Objects.toString(description, "").replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
	}

}
