package dev.singletable.query;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.ScrollPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ItemWindowTests {

	private static final ItemWindow.Statistics STATISTICS = new ItemWindow.Statistics(2, 40, 3, 1.5);

	private final ItemWindow<String> window = ItemWindow.of(List.of("a", "b", "c"), ItemWindowTests::position, true,
			STATISTICS);

	@Test
	void isAPageThatKnowsItsCost() {
		assertThat(this.window).containsExactly("a", "b", "c");
		assertThat(this.window.getContent()).containsExactly("a", "b", "c");
		assertThat(this.window.size()).isEqualTo(3);
		assertThat(this.window.isEmpty()).isFalse();
		assertThat(this.window.hasNext()).isTrue();
		assertThat(this.window.statistics()).isEqualTo(STATISTICS);
	}

	@Test
	void continuesAfterAnyRow() {
		assertThat(this.window.positionAt(1)).isEqualTo(position(1));
		assertThat(this.window.positionAt("c")).isEqualTo(position(2));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.window.positionAt(3));
	}

	@Test
	void leadsBothWaysFromAnyRow() {
		assertThat(this.window.positionBefore(1)).isEqualTo(position(1).backward());
		assertThat(this.window.positionAfter(1)).isEqualTo(position(1));
		assertThat(this.window.nextPosition()).isEqualTo(position(-1));

		ItemWindow<String> back = ItemWindow.of(List.of("a", "b"), (index) -> position(index).backward(), false,
				STATISTICS);
		assertThat(back.positionAt(1)).isEqualTo(position(1).backward());
		assertThat(back.positionBefore(1)).isEqualTo(position(1).backward());
		assertThat(back.positionAfter(1)).isEqualTo(position(1));
		assertThatIllegalStateException().isThrownBy(back::nextPosition)
			.withMessage("There is nothing after this window.");
	}

	@Test
	void turnsNoPositionOfAnotherKind() {
		ItemWindow<String> other = ItemWindow.of(List.of("a"), ScrollPosition::offset, false, STATISTICS);
		assertThatIllegalStateException().isThrownBy(() -> other.positionBefore(0))
			.withMessage("The positions of this window cannot be turned round.");
	}

	@Test
	void aPositionThatIsTurnedTwiceIsTheSame() {
		ItemScrollPosition row = position(1);
		ItemScrollPosition past = row.resumingAt(position(5).key());

		assertThat(row.isBackward()).isFalse();
		assertThat(row.backward().isBackward()).isTrue();
		assertThat(row.backward()).isNotEqualTo(row).hasToString("ItemScrollPosition[pk] backward");
		assertThat(row.backward().forward()).isEqualTo(row).hasSameHashCodeAs(row);
		assertThat(row.forward()).isEqualTo(row);
		assertThat(past.key()).isEqualTo(position(5).key());
		assertThat(past.backward().key()).isEqualTo(row.key());
		assertThat(past.backward().forward()).isEqualTo(past).isNotEqualTo(row);
	}

	@Test
	void keepsPositionsAndCostWhenItsRowsAreMapped() {
		ItemWindow<Integer> mapped = this.window.map(String::length);

		assertThat(mapped).containsExactly(1, 1, 1);
		assertThat(mapped.statistics()).isEqualTo(STATISTICS);
		assertThat(mapped.positionAt(2)).isEqualTo(position(2));
		assertThat(mapped.hasNext()).isTrue();
	}

	@Test
	void showsNoRow() {
		assertThat(this.window).hasToString("ItemWindow[3 results and more, "
				+ "Statistics[calls=2, scanned=40, returned=3, readUnits=1.5, skipped=0]]");
	}

	@Test
	void aPositionIsAValueThatShowsNoKey() {
		AttributeValue binary = AttributeValue.fromB(SdkBytes.fromUtf8String("secret"));
		ItemScrollPosition position = ItemScrollPosition.of(Map.of("pk", binary), "f");

		assertThat(position).isEqualTo(ItemScrollPosition.of(Map.of("pk", binary), "f"))
			.hasSameHashCodeAs(ItemScrollPosition.of(Map.of("pk", binary), "f"))
			.isNotEqualTo(ItemScrollPosition.of(Map.of("pk", binary), "g"))
			.hasToString("ItemScrollPosition[pk]");
		assertThat(position.isInitial()).isFalse();
	}

	@Test
	void aPositionHoldsKeyAttributesOnly() {
		assertThatIllegalArgumentException().isThrownBy(() -> ItemScrollPosition.of(Map.of(), "f"))
			.withMessage("A position needs the key attributes of an item.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ItemScrollPosition.of(Map.of("done", AttributeValue.fromBool(true)), "f"))
			.withMessage("Attribute 'done' is of type BOOL, which no key can have.");
	}

	@Test
	void readsAsConfiguredUnlessAskedOtherwise() {
		assertThat(ReadOptions.defaults().isConsistent()).isFalse();
		assertThat(ReadOptions.consistent().isConsistent()).isTrue();
		assertThat(ReadOptions.defaults().consistent()).isEqualTo(ReadOptions.consistent());
	}

	private static ItemScrollPosition position(int index) {
		return ItemScrollPosition.of(Map.of("pk", AttributeValue.fromN(Integer.toString(index))), "f");
	}

}
