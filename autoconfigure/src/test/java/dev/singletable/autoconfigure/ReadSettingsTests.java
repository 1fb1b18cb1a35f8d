package dev.singletable.autoconfigure;

import dev.singletable.autoconfigure.named.Named;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy.ExpiredItems;
import dev.singletable.convert.ReadPolicy.UnreadableItems;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ReadSettingsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Named.class)
		.withPropertyValues("singletable.table.name=orders", "singletable.region=eu-west-1");

	private void leadTo(UnreadableItems expected, String... settings) {
		this.runner.withPropertyValues(settings)
			.run((context) -> assertThat(context.getBean(ItemCodecs.class).policy().unreadableItems())
				.isEqualTo(expected));
	}

	@Test
	void anUnreadableItemEndsAQueryUnlessItIsToBeSkipped() {
		leadTo(UnreadableItems.FAIL);
		leadTo(UnreadableItems.FAIL, "singletable.read.unreadable-items=fail");
		leadTo(UnreadableItems.SKIP, "singletable.read.unreadable-items=skip");
	}

	private void leadTo(ExpiredItems expected, String... settings) {
		this.runner.withPropertyValues(settings)
			.run((context) -> assertThat(context.getBean(ItemCodecs.class).policy().expiredItems())
				.isEqualTo(expected));
	}

	@Test
	void expiredItemsAreHiddenUnlessTheyAreToBeShown() {
		leadTo(ExpiredItems.HIDE);
		leadTo(ExpiredItems.HIDE, "singletable.read.expired-items=hide");
		leadTo(ExpiredItems.SHOW, "singletable.read.expired-items=show");
	}

}
