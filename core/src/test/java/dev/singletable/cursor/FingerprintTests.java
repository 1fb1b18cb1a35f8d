package dev.singletable.cursor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FingerprintTests {

	@Test
	void isTheSameForTheSameParts() {
		assertThat(orders("gsi1").text()).isEqualTo(orders("gsi1").text()).hasSize(22);
		assertThat(orders("gsi1").text()).isNotEqualTo(orders("gsi2").text());
	}

	@Test
	void staysTheSameAcrossVersions() {
		assertThat(orders("gsi1").text()).isEqualTo("Nv9IN6y1gBuXRtBTHWc3Ng");
	}

	@Test
	void tellsPartsApartThatJoinToTheSameText() {
		List<String> texts = Stream
			.of(Fingerprint.of("ab", "c"), Fingerprint.of("a", "bc"), Fingerprint.of("abc"), Fingerprint.of("abc", ""),
					Fingerprint.of("abc", null), Fingerprint.of(), Fingerprint.of(""))
			.map(Fingerprint::text)
			.toList();

		assertThat(texts).doesNotHaveDuplicates();
	}

	@Test
	void tellsValuesOfEveryKindApart() {
		AttributeValue text = AttributeValue.fromS("1");
		SdkBytes bytes = SdkBytes.fromUtf8String("1");
		List<String> texts = Stream
			.of(text, AttributeValue.fromN("1"), AttributeValue.fromB(bytes), AttributeValue.fromSs(List.of("1")),
					AttributeValue.fromNs(List.of("1")), AttributeValue.fromBs(List.of(bytes)),
					AttributeValue.fromL(List.of(text)), AttributeValue.fromL(List.of(text, text)),
					AttributeValue.fromL(List.of(AttributeValue.fromL(List.of(text)))),
					AttributeValue.fromM(Map.of("1", text)), AttributeValue.fromM(Map.of()),
					AttributeValue.fromBool(true), AttributeValue.fromBool(false), AttributeValue.fromNul(true))
			.map((value) -> Fingerprint.of().add(value).text())
			.toList();

		assertThat(texts).doesNotHaveDuplicates().doesNotContain(Fingerprint.of("1").text());
	}

	@Test
	void doesNotDependOnTheOrderInsideASet() {
		assertThat(Fingerprint.of().add(AttributeValue.fromSs(List.of("a", "b"))).text())
			.isEqualTo(Fingerprint.of().add(AttributeValue.fromSs(List.of("b", "a"))).text());
		assertThat(Fingerprint.of().addAll(List.of(AttributeValue.fromS("a"), AttributeValue.fromS("b"))).text())
			.isNotEqualTo(
					Fingerprint.of().addAll(List.of(AttributeValue.fromS("b"), AttributeValue.fromS("a"))).text());
	}

	@Test
	void refusesAValueOfNoKind() {
		assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.of().add(AttributeValue.builder().build()))
			.withMessage("A value of no known kind.");
	}

	private static Fingerprint orders(String index) {
		return Fingerprint.of("orders_domain", index, null, "forward").add(AttributeValue.fromS("c-42"));
	}

}
