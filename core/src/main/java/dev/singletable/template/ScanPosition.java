package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.singletable.key.ItemKey;
import dev.singletable.request.ReadCall;
import dev.singletable.table.TableAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Where a scan is in each of its segments.
 *
 * @param total into how many segments the table is cut
 * @param open by the number of each segment that has not been read to its end, the key
 * after which it goes on; empty at its beginning
 */
record ScanPosition(int total, Map<Integer, Optional<ItemKey>> open) {

	private static final int MOST = 256;

	ScanPosition {
		open = Map.copyOf(open);
	}

	static ScanPosition start(int total) {
		Map<Integer, Optional<ItemKey>> open = new TreeMap<>();
		for (int number = 0; number < total; number++) {
			open.put(number, Optional.empty());
		}
		return new ScanPosition(total, open);
	}

	/**
	 * Reads what {@link #text} wrote.
	 * @throws InvalidDataAccessApiUsageException if it did not
	 */
	static ScanPosition parse(String text) {
		try {
			String[] parts = text.split("\\.", -1);
			int total = Integer.parseInt(parts[0]);
			Map<Integer, Optional<ItemKey>> open = new TreeMap<>();
			for (int part = 1; part < parts.length; part++) {
				String[] segment = parts[part].split(":", -1);
				open.put(Integer.valueOf(segment[0]),
						(segment.length == 1) ? Optional.empty() : Optional.of(key(segment)));
			}
			return checked(new ScanPosition(total, open));
		}
		catch (IllegalArgumentException | ArrayIndexOutOfBoundsException ex) {
			throw new InvalidDataAccessApiUsageException(
					"The position is none that a reindex gave. Give ReindexProgress.position() as it was.", ex);
		}
	}

	private static ScanPosition checked(ScanPosition position) {
		boolean legal = position.total > 0 && position.total <= MOST
				&& position.open.keySet().stream().allMatch((number) -> number >= 0 && number < position.total);
		if (!legal) {
			throw new IllegalArgumentException("segments");
		}
		return position;
	}

	private static ItemKey key(String[] segment) {
		return ItemKey.of(decoded(segment[1]), decoded(segment[2]));
	}

	private static String decoded(String text) {
		return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	String text() {
		StringBuilder text = new StringBuilder().append(this.total);
		new TreeMap<>(this.open).forEach((number, after) -> {
			text.append('.').append(number);
			after.ifPresent((key) -> text.append(':').append(encoded(key.pk())).append(':').append(encoded(key.sk())));
		});
		return text.toString();
	}

	boolean isEnd() {
		return this.open.isEmpty();
	}

	/**
	 * The position after a page of one segment.
	 * @param after its last key, or empty when it was the last page
	 */
	ScanPosition with(int number, Optional<ItemKey> after) {
		Map<Integer, Optional<ItemKey>> next = new TreeMap<>(this.open);
		next.remove(number);
		after.ifPresent((key) -> next.put(number, after));
		return new ScanPosition(this.total, next);
	}

	/**
	 * The first calls of the segments that are open.
	 */
	List<ReadCall.Page> segments(ReadCall.Page page, TableAttributes attributes) {
		List<ReadCall.Page> segments = new ArrayList<>();
		new TreeMap<>(this.open).forEach((number, after) -> {
			Map<String, AttributeValue> start = after
				.map((key) -> Map.of(attributes.pk(), AttributeValue.fromS(key.pk()), attributes.sk(),
						AttributeValue.fromS(key.sk())))
				.orElse(null);
			segments.add(page.in(new ReadCall.Segment(number, this.total)).from(start, page.paging().size()));
		});
		return segments;
	}

	@Override
	public String toString() {
		return "ScanPosition[%d of %d open]".formatted(this.open.size(), this.total);
	}

}
