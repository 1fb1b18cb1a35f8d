package dev.singletable.samples.orders.shop;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

import dev.singletable.samples.orders.domain.Product;
import dev.singletable.samples.orders.domain.ProductRepository;
import dev.singletable.samples.orders.domain.Stock;
import dev.singletable.samples.orders.domain.StockRepository;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The shop's clock, and what it sells at first.
 */
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	@ConditionalOnBooleanProperty("shop.assortment")
	ApplicationRunner assortment(ProductRepository products, StockRepository stock) {
		return (arguments) -> List
			.of(Product.of("apple", "Apple", new BigDecimal("0.45")),
					Product.of("bread", "Bread", new BigDecimal("3.20")),
					Product.of("coffee", "Coffee", new BigDecimal("7.90")),
					Product.of("tea", "Tea", new BigDecimal("4.10")))
			.forEach((product) -> {
				products.getOrCreate(product.sku(), () -> product);
				stock.getOrCreate(product.sku(), () -> new Stock(product.sku(), 100));
			});
	}

}
