package dev.singletable.template;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageSizesTests {

	private final PageSizes plain = new PageSizes(false);

	private final PageSizes selective = new PageSizes(true);

	@Test
	void readsWhatIsMissingWhereNothingIsPassedOver() {
		assertThat(this.plain.next(7)).isEqualTo(7);
		this.plain.learn(5, 5);
		assertThat(this.plain.next(2)).isEqualTo(2);
		assertThat(new PageSizes(false).next(5000)).isEqualTo(5000);
	}

	@Test
	void readsWholePagesForEverything() {
		assertThat(this.plain.next(PageSizes.ALL)).isNull();
		assertThat(this.selective.next(PageSizes.ALL)).isNull();
		assertThat(this.plain.next(Integer.MAX_VALUE + 1L)).isNull();
	}

	@Test
	void beginsWithTwiceTheMissingAndAtLeastFifty() {
		assertThat(this.selective.next(4)).isEqualTo(50);
		assertThat(this.selective.next(80)).isEqualTo(160);
		assertThat(this.selective.next(800)).isEqualTo(1000);
		assertThat(this.selective.next(5000)).isEqualTo(5000);
	}

	@Test
	void followsTheShareOfItemsThatWereRows() {
		this.selective.learn(50, 5);
		assertThat(this.selective.next(6)).isEqualTo(60);
		this.selective.learn(60, 50);
		assertThat(this.selective.next(10)).isEqualTo(20);
		assertThat(this.selective.next(7)).isEqualTo(14);
		this.selective.learn(10, 10);
		assertThat(this.selective.next(13)).isEqualTo(24);
	}

	@Test
	void doublesWhatItReadWhileThereIsNoRow() {
		this.selective.learn(50, 0);
		assertThat(this.selective.next(1)).isEqualTo(100);
		this.selective.learn(100, 0);
		assertThat(this.selective.next(1)).isEqualTo(200);
		this.selective.learn(600, 0);
		assertThat(this.selective.next(1)).isEqualTo(1000);
	}

	@Test
	void readsNoFewerThanAreMissingAndNoMoreThanAThousandForAFew() {
		this.selective.learn(1000, 1);
		assertThat(this.selective.next(20)).isEqualTo(1000);
		assertThat(this.selective.next(3000)).isEqualTo(3000);
	}

	@Test
	void learnsThatItemsArePassedOverWhereThatIsRare() {
		this.plain.learn(10, 5);
		assertThat(this.plain.next(5)).isEqualTo(10);
	}

}
