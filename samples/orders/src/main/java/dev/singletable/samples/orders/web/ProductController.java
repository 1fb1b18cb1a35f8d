package dev.singletable.samples.orders.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.singletable.expression.Update;
import dev.singletable.samples.orders.domain.Product;
import dev.singletable.samples.orders.domain.ProductRepository;
import dev.singletable.samples.orders.domain.Stock;
import dev.singletable.samples.orders.domain.StockRepository;
import dev.singletable.write.ItemNotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the shop sells, for how much, and how much of it there is.
 */
@RestController
@RequestMapping("/products")
final class ProductController {

	private final ProductRepository products;

	private final StockRepository stock;

	ProductController(ProductRepository products, StockRepository stock) {
		this.products = products;
		this.stock = stock;
	}

	@GetMapping
	List<Product> products(@RequestParam(required = false) @Nullable String beginning) {
		return (beginning != null) ? this.products.findByNameStartingWithOrderByNameAsc(beginning)
				: this.products.findAllByOrderByNameAsc();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Product create(@Valid @RequestBody NewProduct product) {
		return this.products.create(Product.of(product.sku(), product.name(), product.price()));
	}

	/**
	 * The product; its version is the entity tag.
	 */
	@GetMapping("/{sku}")
	ResponseEntity<Product> product(@PathVariable String sku) {
		return tagged(this.products.getById(sku));
	}

	/**
	 * Changes the price if the product still is what the entity tag says.
	 */
	@PutMapping("/{sku}/price")
	ResponseEntity<Product> price(@PathVariable String sku, @RequestHeader("If-Match") String tag,
			@RequestBody @Positive BigDecimal price) {
		Product product = this.products.getById(sku);
		return tagged(this.products.replace(new Product(sku, product.name(), price, product.changedAt(),
				product.changedBy(), Long.valueOf(tag.replace("\"", "")))));
	}

	@GetMapping("/{sku}/versions")
	List<Price> versions(@PathVariable String sku) {
		return this.products.findVersions(sku, 20)
			.stream()
			.map((version) -> new Price(version.number(), version.entity().price(), version.writtenAt()))
			.toList();
	}

	/**
	 * What the product was at a moment.
	 */
	@GetMapping(path = "/{sku}", params = "at")
	Product productAt(@PathVariable String sku, @RequestParam Instant at) {
		return this.products.findAsOf(sku, at)
			.orElseThrow(() -> new ItemNotFoundException("No version of the product is that old.", null));
	}

	@PostMapping("/{sku}/versions/{number}/restored")
	Product restore(@PathVariable String sku, @PathVariable long number) {
		return this.products.restore(sku, number);
	}

	@GetMapping("/{sku}/stock")
	Stock stock(@PathVariable String sku) {
		return this.stock.getById(sku);
	}

	/**
	 * Puts more of the product on stock.
	 */
	@PostMapping("/{sku}/stock")
	Stock deliver(@PathVariable String sku, @RequestParam @PositiveOrZero long quantity) {
		this.products.getById(sku);
		this.stock.getOrCreate(sku, () -> new Stock(sku, 0));
		return this.stock.update(sku, Update.add("quantity", quantity));
	}

	private static ResponseEntity<Product> tagged(Product product) {
		return ResponseEntity.ok().eTag("\"" + product.version() + "\"").body(product);
	}

	record NewProduct(@NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String sku, @NotBlank String name,
			@NotNull @Positive BigDecimal price) {
	}

	record Price(long version, BigDecimal price, Instant since) {
	}

}
