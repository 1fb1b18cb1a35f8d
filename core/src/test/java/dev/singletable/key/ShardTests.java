package dev.singletable.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * GS-7: the shard of an item at the end of an index's partition keys.
 */
class ShardTests {

	private static String text(String template, int shards, Object shard) {
		return KeyPatternTests.pattern(template)
			.sharded(shards)
			.render((path) -> path.equals("@shard") ? shard : "a b");
	}

	/** Stored: these never change, and other languages can work them out. */
	@ParameterizedTest
	@CsvSource({ "EVENT#e1, META, 8, 04", "EVENT#e1, META, 3, 01", "EVENT#e1, META, 100, 16", "EVENT#e2, META, 8, 02",
			"CUSTOMER#c1, ORDER#o1, 8, 05", "é, META, 5, 01", "BOOK#b1, META, 4, 02" })
	void isTheCrcOfTheTablesKeyModuloTheirNumber(String pk, String sk, int shards, String shard) {
		assertThat(text("EVENT", shards, ItemKey.of(pk, sk))).isEqualTo("EVENT#" + shard);
	}

	@Test
	void isTwoDigitsAfterTheDeclaredKey() {
		assertThat(text("KIND#{kind}", 8, 7)).isEqualTo("KIND#a$20b#07");
		assertThat(text("KIND#{kind}#X", 100, 99)).isEqualTo("KIND#a$20b#X#99");
		KeyPattern pattern = KeyPatternTests.pattern("KIND#{kind}").sharded(8);
		assertThat(pattern.read("KIND#a$20b#07")).isEqualTo(Optional.of(Map.of("kind", "a b", "@shard", 7)));
		for (String none : List.of("KIND#a", "KIND#a#8", "KIND#a#08", "KIND#a#007", "KIND#a#07#")) {
			assertThat(pattern.matches(none)).as(none).isFalse();
		}
		assertThat(pattern.shards()).isEqualTo(8);
		assertThat(pattern.unsharded()).hasToString("KIND#{kind}");
		assertThat(KeyPatternTests.pattern("KIND#{kind}").shards()).isEqualTo(1);
	}

	@Test
	void itemsAreSharedAlike() {
		for (int shards : new int[] { 2, 3, 8, 10, 16 }) {
			Map<String, Long> sizes = IntStream.range(0, 10_000)
				.mapToObj((number) -> text("ALL", shards, ItemKey.of("ORDER#%06d".formatted(number), "META")))
				.collect(Collectors.groupingBy((text) -> text, Collectors.counting()));
			assertThat(sizes).hasSize(shards);
			assertThat(sizes.values()).allSatisfy((size) -> assertThat(size * shards).isBetween(8_500L, 11_500L));
		}
	}

	@Test
	void meetsOnlyKeysThatEndInItsShards() {
		KeyPattern eight = KeyPatternTests.pattern("KIND#{kind}").sharded(8);
		assertThat(eight.overlaps(KeyPatternTests.pattern("KIND#{kind}").sharded(4))).isTrue();
		assertThat(eight.overlaps(KeyPatternTests.pattern("KIND#{kind}"))).isFalse();
		assertThat(eight.overlaps(KeyPatternTests.pattern("KIND#{kind}#{other}"))).isTrue();
		assertThat(eight.overlaps(KeyPatternTests.pattern("KIND#{kind}#07"))).isTrue();
		assertThat(eight.overlaps(KeyPatternTests.pattern("KIND#{kind}#08"))).isFalse();
		assertThat(eight.overlaps(KeyPatternTests.pattern("KIND#{kind}#{number}"))).isFalse();
	}

	@Test
	void followsNoPlainString() {
		assertThatExceptionOfType(InvalidTemplateException.class)
			.isThrownBy(() -> KeyPatternTests.pattern("KIND#{kind:plain}").sharded(8))
			.withMessage("Key template \"KIND#{kind:plain}\": {kind:plain} keeps a string as it is, and no shard can "
					+ "follow it. Write {kind}, or leave the shards out.");
	}

}
