package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.singletable.convert.AttributeReader;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import dev.singletable.table.TableAttributes;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.TrailKey;
import dev.singletable.trail.TrailRange;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * Reads rows of an audit trail, newest first, from several partitions at once.
 */
final class TrailReads {

	private final TemplateParts parts;

	private final TrailRange range;

	TrailReads(TemplateParts parts, TrailRange range) {
		this.parts = parts;
		this.range = range;
	}

	/**
	 * The rows in partitions of the table, or of an index.
	 * @param index null for the table
	 */
	Stream<AuditEntry> stream(@Nullable String index, List<String> partitions) {
		Merged rows = new Merged(partitions.stream().map((each) -> new Rows(index, each)).toList());
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
	}

	private boolean isAlive(Map<String, AttributeValue> item) {
		AttributeValue end = item.get(this.parts.attributes().ttl());
		return end == null || Long.parseLong(end.n()) > this.parts.context().now().getEpochSecond();
	}

	private PageAnswer<Map<String, AttributeValue>> page(@Nullable String index, String partition,
			@Nullable Map<String, AttributeValue> start) {
		TableAttributes attributes = this.parts.attributes();
		ExpressionWriter writer = ExpressionWriter.ofAttributes();
		String key = writer.name((index != null) ? attributes.partitionOf(index) : attributes.pk()) + " = "
				+ writer.value(AttributeValue.fromS(partition)) + " AND " + writer.name(attributes.sk()) + " BETWEEN "
				+ writer.value(AttributeValue.fromS(lower())) + " AND " + writer.value(AttributeValue.fromS(upper()));
		CallExpressions expressions = new CallExpressions(key, null, null, null, writer.names(), writer.values());
		ReadCall.Page call = new ReadCall.Page(this.parts.trail().table(), null, index, expressions,
				new ReadCall.Paging(false, index == null, this.parts.options().pageSize(), start), false, null);
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = AttributeReader::readItem;
		try {
			return this.parts.trail().gateway().<Map<String, AttributeValue>>page(call, decoder);
		}
		catch (DataAccessException ex) {
			throw (index != null && isMissing(ex)) ? missing(index, ex) : ex;
		}
	}

	private String lower() {
		Instant from = this.range.from();
		return (from != null) ? TrailKey.from(from) : "0";
	}

	private String upper() {
		Instant until = this.range.until();
		String end = (until != null) ? TrailKey.from(until) : "~";
		String before = this.range.before();
		return (before != null && before.compareTo(end) < 0) ? before : end;
	}

	private static boolean isMissing(DataAccessException failure) {
		return failure.getCause() instanceof AwsServiceException service
				&& String.valueOf(service.getMessage()).contains("specified index");
	}

	private DataAccessException missing(String index, DataAccessException cause) {
		TableAttributes attributes = this.parts.attributes();
		return new InvalidDataAccessResourceUsageException(
				("Table '%s' has no index '%s', by which the audit trail is searched. Add it, with partition key '%s' (S), "
						+ "sort key '%s' (S) and projection ALL, or read the trail of one item.")
					.formatted(this.parts.trail().table(), index, attributes.partitionOf(index), attributes.sk()),
				cause);
	}

	/** One partition, each page read when it is needed. */
	private final class Rows {

		private final @Nullable String index;

		private final String partition;

		private @Nullable Iterator<Map<String, AttributeValue>> page;

		private @Nullable Map<String, AttributeValue> start;

		private @Nullable AuditEntry first;

		Rows(@Nullable String index, String partition) {
			this.index = index;
			this.partition = partition;
		}

		/** The newest that was not taken, or null. */
		@Nullable AuditEntry peek() {
			while (this.first == null) {
				Iterator<Map<String, AttributeValue>> rows = this.page;
				if (rows == null || !rows.hasNext() && this.start != null) {
					read();
				}
				else if (rows.hasNext()) {
					offer(rows.next());
				}
				else {
					return null;
				}
			}
			return this.first;
		}

		private void read() {
			PageAnswer<Map<String, AttributeValue>> answer = page(this.index, this.partition, this.start);
			this.page = answer.rows().iterator();
			this.start = answer.lastKey();
		}

		private void offer(Map<String, AttributeValue> item) {
			AuditEntry entry = AuditEntry.in(item, TrailReads.this.parts.attributes());
			if (isAlive(item) && !entry.id().equals(TrailReads.this.range.before())) {
				this.first = entry;
			}
		}

		void take() {
			this.first = null;
		}

	}

	/** Several partitions as one. */
	private static final class Merged implements Iterator<AuditEntry> {

		private final List<Rows> sources;

		Merged(List<Rows> sources) {
			this.sources = new ArrayList<>(sources);
		}

		private @Nullable Rows newest() {
			Rows newest = null;
			String id = "";
			for (Rows each : this.sources) {
				AuditEntry entry = each.peek();
				if (entry != null && entry.id().compareTo(id) > 0) {
					newest = each;
					id = entry.id();
				}
			}
			return newest;
		}

		@Override
		public boolean hasNext() {
			return newest() != null;
		}

		@Override
		public AuditEntry next() {
			Rows newest = newest();
			AuditEntry entry = (newest != null) ? newest.peek() : null;
			if (newest == null || entry == null) {
				throw new NoSuchElementException();
			}
			newest.take();
			return entry;
		}

	}

}
