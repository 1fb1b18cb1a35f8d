package dev.singletable.key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PatternOverlapTests {

	private static final long SEED = 20_260_104L;

	private static final Map<String, Class<?>> TYPES = Map.of("n", int.class, "l", long.class, "d", Double.class, "at",
			Instant.class, "day", LocalDate.class, "u", UUID.class, "e", TimeUnit.class, "b", boolean.class);

	private static KeyPattern pattern(String template) {
		return KeyPattern.of(KeyTemplate.parse(template), (path) -> TYPES.getOrDefault(path, String.class));
	}

	@ParameterizedTest
	@CsvSource({ "ORDER#{id}, ORDER#{name}, true", "ORDER#{id}, ORDERS#{id}, false", "ORDER#{id}, ORDER, false",
			"ORDER#{id}, ORDER#{id}#LINE#{line}, false", "{id}#{line}, ORDER#{x}, true", "{id}, META, true",
			"ORDER#{n}, ORDER#META, false", "ORDER#{n}, ORDER#0000000007, true", "ORDER#{n}, ORDER#{l}, false",
			"ORDER#{n:6}, ORDER#{n}, false", "ORDER#{n:6}, ORDER#{l:6}, true", "{at}, {day}, false", "{at}, {id}, true",
			"{e}, {n}, false", "{e}, {b}, false", "{e}, DAYS, true", "{e}, WEEKS, false", "{u}, {at}, false",
			"{d}, {n}, true", "A#{id:plain}, A#{name}, true", "A#{id:plain}, A#X, true", "META, META, true",
			"{pk}, ORDER#{id}#{n}, true", "{n}#{id}, {id}#{n}, true", "{n}#{at}, {n}#{n}, false" })
	void tellsWhetherTwoPatternsCanWriteOneKey(String one, String other, boolean overlap) {
		assertThat(pattern(one).overlaps(pattern(other))).isEqualTo(overlap);
		assertThat(pattern(other).overlaps(pattern(one))).isEqualTo(overlap);
	}

	@ParameterizedTest
	@CsvSource({ "ORDER#{id}, ORD, true", "ORDER#{id}, ORDER#, true", "ORDER#{id}, ORDER#a, true",
			"ORDER#{id}, ORDER#a#, false", "ORDER#{id}, LINE, false", "ORDER#{n}, ORDER#12, true",
			"ORDER#{n}, ORDER#-12, true", "ORDER#{n}, ORDER#x, false", "{at}, 2026-01, true", "{at}, 2026-x, false",
			"{e}, DA, true", "{e}, XY, false", "{d}, 15, true", "{d}, 2026-, false", "{id}, _INTERNAL#, false",
			"{id}#{line}, _INTERNAL#, true", "{n}#{line}, _INTERNAL#, false", "META, META, true", "META, METAL, false",
			"{pk}, _INTERNAL#, true", "A#{id:plain}, A#x y, true", "A#{id}, A#x y, false", "A#{n:plain}, A#-1.5, true",
			"A#{n:plain}, A#1-, false", "{u}, 0a1b2c3d-, true", "{u}, 0A, false" })
	void tellsWhetherAKeyCanStartWithAText(String template, String start, boolean could) {
		assertThat(pattern(template).couldStartWith(start)).isEqualTo(could);
	}

	@ParameterizedTest
	@CsvSource({ "ORDER#{id}, 0, ORDER#{id}#LINE#{line}, true", "ORDER#{id}, 1, ORDER#{id}#LINE#{line}, false",
			"ORDER#{id}#{n}, 1, ORDER#{id}#LINE#{line}, true", "ORDER#{id}#{n}, 1, ORDER#{id}, false",
			"ORDER#{id}#AT#{n}, 1, ORDER#{id}#LINE#{line}, false", "{n}#{id}, 0, META, true",
			"{n}#{id}, 1, META, false", "META, 0, META, true", "META, 0, META#{id}, false", "{sk}, 0, A#{id}, true" })
	void tellsWhatElseAQueryMayRead(String template, int leading, String other, boolean could) {
		assertThat(pattern(template).couldRead(leading, pattern(other))).isEqualTo(could);
	}

	@Test
	void neverMissesAnOverlapThatAKeyShows() {
		Random random = new Random(SEED);
		List<KeyPattern> patterns = List
			.of("{id}", "{n}", "{n:6}", "{l}", "{d}", "{d:plain}", "{n:plain}", "{at}", "{day}", "{u}", "{e}", "{b}",
					"{id:plain}", "DAYS", "true", "0", "A#{id}", "A#{n}", "{id}#{e}", "{e}#{id}", "A#DAYS")
			.stream()
			.map(PatternOverlapTests::pattern)
			.toList();
		for (int i = 0; i < 20_000; i++) {
			KeyPattern one = patterns.get(random.nextInt(patterns.size()));
			KeyPattern other = patterns.get(random.nextInt(patterns.size()));
			String key = one.render(values(random)::get);
			String start = key.substring(0, random.nextInt(key.length() + 1));
			assertThat(one.couldStartWith(start)).as("seed %s, %s, %s", SEED, one, start).isTrue();
			assertThat(!other.matches(key) || one.overlaps(other)).as("seed %s, %s, %s", SEED, one, other).isTrue();
		}
	}

	private static Map<String, Object> values(Random random) {
		Map<String, Object> values = new HashMap<>();
		values.put("id", List.of("DAYS", "true", "0", "7", "000007", "A", "2026-01-02").get(random.nextInt(7)));
		values.put("n", random.nextInt(10));
		values.put("l", random.nextLong());
		values.put("d", (double) random.nextInt(10));
		values.put("at", Instant.ofEpochSecond(random.nextInt()));
		values.put("day", LocalDate.of(2026, 1, 1 + random.nextInt(31)));
		values.put("u", new UUID(random.nextLong(), random.nextLong()));
		values.put("e", TimeUnit.DAYS);
		values.put("b", random.nextBoolean());
		return values;
	}

}
