package dev.singletable.template;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ExpiryCheck;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.history.VersionItem;
import dev.singletable.history.VersionKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.table.TableAttributes;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the versions of one item, up to the current one: what is above it, or there
 * without it, is left of an item that had the key before.
 */
final class VersionReads implements VersionSource {

	private final OwnItems items;

	private final ItemCodecs codecs;

	private final Addresses.Address owner;

	private final @Nullable ExpiryCheck expiry;

	VersionReads(TemplateParts parts, Addresses.Address owner) {
		this.items = new OwnItems(parts);
		this.codecs = parts.codecs();
		this.owner = owner;
		this.expiry = parts.expiry().of(owner.type());
	}

	private ItemType type() {
		return this.owner.type();
	}

	private boolean isAlive(Map<String, AttributeValue> item) {
		return this.expiry == null || !this.expiry.isExpired(item);
	}

	private VersionItem version(Map<String, AttributeValue> item) {
		return VersionItem.in(item, this.items.attributes());
	}

	@Override
	public long current() {
		String attribute = type().entity().getRequiredVersionProperty().attribute();
		return this.items.item(type(), this.owner.key())
			.filter((item) -> isAlive(item) && this.codecs.typeOf(AttributeValueReader.of(item)) == type())
			.map((item) -> item.get(attribute))
			.map((number) -> Long.parseLong(number.n()))
			.orElse(0L);
	}

	@Override
	public Optional<VersionItem> version(long number) {
		return this.items.item(type(), VersionKey.of(type(), this.owner.key(), number))
			.filter(this::isAlive)
			.map(this::version)
			.filter((each) -> !each.mark() && number <= current());
	}

	@Override
	public Optional<VersionItem> asOf(Instant moment) {
		long low = 1;
		long high = current();
		VersionItem best = null;
		while (low <= high) {
			long middle = low + (high - low) / 2;
			VersionItem found = newest(middle).orElse(null);
			if (found == null) {
				low = middle + 1;
			}
			else if (found.writtenAt().isAfter(moment)) {
				high = found.number() - 1;
			}
			else {
				best = found;
				low = middle + 1;
			}
		}
		return Optional.ofNullable(best);
	}

	/** Up to a number, without its content. */
	private Optional<VersionItem> newest(long atMost) {
		return stream(new OwnItems.Range(VersionKey.sort(atMost), false, (this.expiry != null) ? null : 1, infos()))
			.findFirst();
	}

	private List<String> infos() {
		TableAttributes attributes = this.items.attributes();
		return List.of(attributes.pk(), attributes.sk(), VersionItem.WRITTEN_AT, VersionItem.OPERATION,
				VersionItem.REMOVED, attributes.ttl());
	}

	@Override
	public Stream<VersionItem> stream(long atMost, @Nullable Integer size) {
		return (atMost < 1) ? Stream.empty()
				: stream(new OwnItems.Range(VersionKey.sort(atMost), false, size, List.of()));
	}

	@Override
	public Stream<VersionItem> streamInfos(long atMost) {
		return (atMost < 1) ? Stream.empty()
				: stream(new OwnItems.Range(VersionKey.sort(atMost), false, null, infos()));
	}

	private Stream<VersionItem> stream(OwnItems.Range range) {
		return StreamSupport
			.stream(() -> Spliterators.spliteratorUnknownSize(new Versions(range), Spliterator.ORDERED),
					Spliterator.ORDERED, false)
			.filter(this::isAlive)
			.map(this::version);
	}

	private PageAnswer<Map<String, AttributeValue>> page(OwnItems.Range range,
			@Nullable Map<String, AttributeValue> start) {
		return this.items.page(type(), VersionKey.partition(type(), this.owner.key()), range, start);
	}

	/** Reads on when a page is used up. */
	private final class Versions implements Iterator<Map<String, AttributeValue>> {

		private final OwnItems.Range range;

		private Iterator<Map<String, AttributeValue>> rows;

		private @Nullable Map<String, AttributeValue> next;

		Versions(OwnItems.Range range) {
			this.range = range;
			PageAnswer<Map<String, AttributeValue>> first = page(range, null);
			this.rows = first.rows().iterator();
			this.next = first.lastKey();
		}

		@Override
		public boolean hasNext() {
			while (!this.rows.hasNext() && this.next != null) {
				PageAnswer<Map<String, AttributeValue>> more = page(this.range, this.next);
				this.rows = more.rows().iterator();
				this.next = more.lastKey();
			}
			return this.rows.hasNext();
		}

		@Override
		public Map<String, AttributeValue> next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return this.rows.next();
		}

	}

}
