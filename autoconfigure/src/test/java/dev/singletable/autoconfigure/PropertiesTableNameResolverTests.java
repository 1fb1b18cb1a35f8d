package dev.singletable.autoconfigure;

import java.util.Map;

import dev.singletable.autoconfigure.SingleTableProperties.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PropertiesTableNameResolverTests {

	private static String name(String application, Map<String, String> properties) {
		Table table = new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("", Table.class);
		return new PropertiesTableNameResolver(table, application).tableName();
	}

	@Test
	void theApplicationsNameIsEnough() {
		assertThat(name("shop", Map.of())).isEqualTo("shop_domain");
	}

	@Test
	void theBaseWinsOverTheApplicationsName() {
		assertThat(name("shop", Map.of("base", "store"))).isEqualTo("store_domain");
	}

	@Test
	void theNameWinsOverEverything() {
		assertThat(
				name("shop", Map.of("name", "orders", "base", "store", "naming", "environment", "namespace", "acme")))
			.isEqualTo("orders");
	}

	@Test
	void theNameMayBeAnArn() {
		String arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
		assertThat(name("shop", Map.of("name", arn))).isEqualTo(arn);
	}

	@ParameterizedTest
	@CsvSource({ "acme, prod, acme_prod_shop", "'', prod, prod_shop", "' ', ' ', dev_shop", "acme, '', acme_dev_shop" })
	void environmentJoinsWhatIsNotBlank(String namespace, String environment, String expected) {
		assertThat(name("shop", Map.of("naming", "environment", "namespace", namespace, "environment", environment)))
			.isEqualTo(expected);
	}

	@Test
	void theEnvironmentIsDevByDefault() {
		assertThat(name("shop", Map.of("naming", "environment"))).isEqualTo("dev_shop");
	}

	@Test
	void blankCountsAsNotSet() {
		assertThat(name("shop", Map.of("name", " ", "base", ""))).isEqualTo("shop_domain");
	}

	@Test
	void nothingToMakeANameOfIsRefused() {
		assertThatExceptionOfType(UnusableSettingException.class).isThrownBy(() -> name(" ", Map.of()))
			.withMessage("table name: neither singletable.table.name nor spring.application.name is set. "
					+ "Set one of them: the name itself, or the application's name to make it of.");
	}

	@Test
	void anIllegalNameIsRefused() {
		assertThatExceptionOfType(UnusableSettingException.class)
			.isThrownBy(() -> name("shop", Map.of("name", "my orders")))
			.withMessage("table name: 'my orders', the value of singletable.table.name, is not legal: DynamoDB takes "
					+ "3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'. Change singletable.table.name.");
	}

	@Test
	void anApplicationNameThatIsNoTableNameIsRefused() {
		assertThatExceptionOfType(UnusableSettingException.class).isThrownBy(() -> name("My Shop", Map.of()))
			.withMessage("table name: 'My Shop_domain', made of spring.application.name, is not legal: DynamoDB takes "
					+ "3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'. "
					+ "Set singletable.table.name, or another singletable.table.base.");
	}

	@Test
	void anIllegalBaseIsRefused() {
		assertThatExceptionOfType(UnusableSettingException.class)
			.isThrownBy(() -> name("shop", Map.of("base", "a/b", "naming", "environment")))
			.withMessage("table name: 'dev_a/b', made of singletable.table.base, is not legal: DynamoDB takes "
					+ "3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'. "
					+ "Set singletable.table.name, or another singletable.table.base.");
	}

}
