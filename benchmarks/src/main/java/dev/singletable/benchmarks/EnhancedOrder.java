package dev.singletable.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/**
 * An order as the enhanced client maps it, with its keys; Tempest reads the fields.
 */
@DynamoDbBean
public final class EnhancedOrder {

	public @Nullable String pk;

	public @Nullable String sk;

	public @Nullable String type;

	public @Nullable String id;

	public @Nullable String customerId;

	public @Nullable String status;

	public @Nullable Instant placedAt;

	public @Nullable BigDecimal total;

	public List<Shapes.LineShape> lines = List.of();

	public @Nullable String note;

	public int attempts;

	public boolean gift;

	public @Nullable String currency;

	@DynamoDbPartitionKey
	public @Nullable String getPk() {
		return this.pk;
	}

	public void setPk(@Nullable String pk) {
		this.pk = pk;
	}

	@DynamoDbSortKey
	public @Nullable String getSk() {
		return this.sk;
	}

	public void setSk(@Nullable String sk) {
		this.sk = sk;
	}

	public @Nullable String getType() {
		return this.type;
	}

	public void setType(@Nullable String type) {
		this.type = type;
	}

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

	public List<Shapes.LineShape> getLines() {
		return this.lines;
	}

	public void setLines(List<Shapes.LineShape> lines) {
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
