package dev.singletable.request;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

class StoredRangeTests {

	private static boolean crossed(AttributeValue from, AttributeValue to) {
		return new StoredRange(from, to).isCrossed();
	}

	private static AttributeValue oneByte(int value) {
		return AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] { (byte) value }));
	}

	@Test
	void comparesNumbersByValue() {
		assertThat(crossed(AttributeValue.fromN("10"), AttributeValue.fromN("9"))).isTrue();
		assertThat(crossed(AttributeValue.fromN("9"), AttributeValue.fromN("10"))).isFalse();
		assertThat(crossed(AttributeValue.fromN("1.0"), AttributeValue.fromN("1"))).isFalse();
	}

	@Test
	void comparesTextsAsDynamoDbDoes() {
		assertThat(crossed(AttributeValue.fromS("b"), AttributeValue.fromS("a"))).isTrue();
		assertThat(crossed(AttributeValue.fromS("\uffee"), AttributeValue.fromS("\ud83d\ude00"))).isFalse();
		assertThat(crossed(AttributeValue.fromS("\ud83d\ude00"), AttributeValue.fromS("\uffee"))).isTrue();
	}

	@Test
	void comparesBytesWithoutSign() {
		assertThat(crossed(oneByte(0x80), oneByte(0x7f))).isTrue();
		assertThat(crossed(oneByte(0x7f), oneByte(0x80))).isFalse();
	}

	@Test
	void leavesKindsThatDifferToDynamoDb() {
		assertThat(crossed(AttributeValue.fromS("b"), AttributeValue.fromN("1"))).isFalse();
		assertThat(crossed(AttributeValue.fromBool(true), AttributeValue.fromBool(false))).isFalse();
	}

}
