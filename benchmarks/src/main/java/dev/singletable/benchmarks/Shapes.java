package dev.singletable.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

import org.springframework.data.annotation.Id;

/**
 * The shapes of item, as classes that both mappers know.
 */
public final class Shapes {

	private Shapes() {
	}

	/** Three attributes. */
	@DynamoDbBean
	@SingleTableEntity(type = "TINY", pk = "TINY#{id}")
	public static final class Tiny {

		@Id
		private @Nullable String id;

		private @Nullable String name;

		private int count;

		@DynamoDbPartitionKey
		public @Nullable String getId() {
			return this.id;
		}

		public void setId(@Nullable String id) {
			this.id = id;
		}

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public int getCount() {
			return this.count;
		}

		public void setCount(int count) {
			this.count = count;
		}

	}

	/** Nine mixed attributes. */
	@DynamoDbBean
	@SingleTableEntity(type = "SMALL", pk = "SMALL#{id}")
	public static final class Small {

		@Id
		private @Nullable String id;

		private @Nullable String name;

		private int count;

		private long size;

		private double ratio;

		private boolean active;

		private @Nullable BigDecimal price;

		private @Nullable Instant createdAt;

		private @Nullable List<String> labels;

		@DynamoDbPartitionKey
		public @Nullable String getId() {
			return this.id;
		}

		public void setId(@Nullable String id) {
			this.id = id;
		}

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public int getCount() {
			return this.count;
		}

		public void setCount(int count) {
			this.count = count;
		}

		public long getSize() {
			return this.size;
		}

		public void setSize(long size) {
			this.size = size;
		}

		public double getRatio() {
			return this.ratio;
		}

		public void setRatio(double ratio) {
			this.ratio = ratio;
		}

		public boolean isActive() {
			return this.active;
		}

		public void setActive(boolean active) {
			this.active = active;
		}

		public @Nullable BigDecimal getPrice() {
			return this.price;
		}

		public void setPrice(@Nullable BigDecimal price) {
			this.price = price;
		}

		public @Nullable Instant getCreatedAt() {
			return this.createdAt;
		}

		public void setCreatedAt(@Nullable Instant createdAt) {
			this.createdAt = createdAt;
		}

		public @Nullable List<String> getLabels() {
			return this.labels;
		}

		public void setLabels(@Nullable List<String> labels) {
			this.labels = labels;
		}

	}

	/** Ten attributes with a list. */
	@DynamoDbBean
	@SingleTableEntity(type = "ORDER", pk = "ORDER#{id}")
	public static final class OrderShape {

		@Id
		private @Nullable String id;

		private @Nullable String customerId;

		private @Nullable String status;

		private @Nullable Instant placedAt;

		private @Nullable BigDecimal total;

		private @Nullable List<LineShape> lines;

		private @Nullable String note;

		private int attempts;

		private boolean gift;

		private @Nullable String currency;

		@DynamoDbPartitionKey
		public @Nullable String getId() {
			return this.id;
		}

		public void setId(@Nullable String id) {
			this.id = id;
		}

		public @Nullable String getCustomerId() {
			return this.customerId;
		}

		public void setCustomerId(@Nullable String customerId) {
			this.customerId = customerId;
		}

		public @Nullable String getStatus() {
			return this.status;
		}

		public void setStatus(@Nullable String status) {
			this.status = status;
		}

		public @Nullable Instant getPlacedAt() {
			return this.placedAt;
		}

		public void setPlacedAt(@Nullable Instant placedAt) {
			this.placedAt = placedAt;
		}

		public @Nullable BigDecimal getTotal() {
			return this.total;
		}

		public void setTotal(@Nullable BigDecimal total) {
			this.total = total;
		}

		public @Nullable List<LineShape> getLines() {
			return this.lines;
		}

		public void setLines(@Nullable List<LineShape> lines) {
			this.lines = lines;
		}

		public @Nullable String getNote() {
			return this.note;
		}

		public void setNote(@Nullable String note) {
			this.note = note;
		}

		public int getAttempts() {
			return this.attempts;
		}

		public void setAttempts(int attempts) {
			this.attempts = attempts;
		}

		public boolean isGift() {
			return this.gift;
		}

		public void setGift(boolean gift) {
			this.gift = gift;
		}

		public @Nullable String getCurrency() {
			return this.currency;
		}

		public void setCurrency(@Nullable String currency) {
			this.currency = currency;
		}

	}

	/** A line of an order. */
	@DynamoDbBean
	public static final class LineShape {

		private @Nullable String product;

		private int quantity;

		private @Nullable BigDecimal price;

		public @Nullable String getProduct() {
			return this.product;
		}

		public void setProduct(@Nullable String product) {
			this.product = product;
		}

		public int getQuantity() {
			return this.quantity;
		}

		public void setQuantity(int quantity) {
			this.quantity = quantity;
		}

		public @Nullable BigDecimal getPrice() {
			return this.price;
		}

		public void setPrice(@Nullable BigDecimal price) {
			this.price = price;
		}

	}

	/** Nested attributes. */
	@DynamoDbBean
	@SingleTableEntity(type = "HUGE", pk = "HUGE#{id}")
	public static final class Huge {

		@Id
		private @Nullable String id;

		private @Nullable Map<String, NodeShape> nodes;

		private @Nullable List<NodeShape> leaves;

		@DynamoDbPartitionKey
		public @Nullable String getId() {
			return this.id;
		}

		public void setId(@Nullable String id) {
			this.id = id;
		}

		public @Nullable Map<String, NodeShape> getNodes() {
			return this.nodes;
		}

		public void setNodes(@Nullable Map<String, NodeShape> nodes) {
			this.nodes = nodes;
		}

		public @Nullable List<NodeShape> getLeaves() {
			return this.leaves;
		}

		public void setLeaves(@Nullable List<NodeShape> leaves) {
			this.leaves = leaves;
		}

	}

	/** A part of a huge item. */
	@DynamoDbBean
	public static final class NodeShape {

		private @Nullable String name;

		private long weight;

		private @Nullable List<LineShape> lines;

		private @Nullable Map<String, String> labels;

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public long getWeight() {
			return this.weight;
		}

		public void setWeight(long weight) {
			this.weight = weight;
		}

		public @Nullable List<LineShape> getLines() {
			return this.lines;
		}

		public void setLines(@Nullable List<LineShape> lines) {
			this.lines = lines;
		}

		public @Nullable Map<String, String> getLabels() {
			return this.labels;
		}

		public void setLabels(@Nullable Map<String, String> labels) {
			this.labels = labels;
		}

	}

}
