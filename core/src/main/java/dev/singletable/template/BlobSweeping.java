package dev.singletable.template;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.singletable.blob.BlobObject;
import dev.singletable.blob.BlobStore;
import dev.singletable.history.VersionKey;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One sweep over the objects of a type, in the order of their keys.
 * <p>
 * An object is used when the item it was written for names it, or a version of that item.
 * The item is read before its versions and after them: if it is the same, nothing moved
 * between them. No write can begin to refer to an object the item does not refer to.
 */
final class BlobSweeping {

	private static final int PAGE = 500;

	private static final int ATTEMPTS = 5;

	private final TemplateParts parts;

	private final BlobStore store;

	private final OwnItems items;

	private final BlobSweep asked;

	private final Instant before;

	private @Nullable String position;

	private @Nullable ItemKey owner;

	private Optional<Set<String>> used = Optional.empty();

	private long seen;

	private long orphans;

	private long bytes;

	BlobSweeping(TemplateParts parts, BlobStore store, BlobSweep asked) {
		this.parts = parts;
		this.store = store;
		this.items = new OwnItems(parts);
		this.asked = asked;
		this.before = parts.context().now().minus(asked.grace());
		this.position = asked.position();
	}

	BlobSweepProgress run(Telling<BlobSweepProgress> telling) {
		this.parts.codecs()
			.model()
			.readableAs(this.asked.type())
			.stream()
			.sorted(Comparator.comparing((type) -> BlobFolder.ofType(this.parts.table(), type)))
			.forEach((type) -> sweep(type, telling));
		return progress(true);
	}

	private BlobSweepProgress progress(boolean complete) {
		return new BlobSweepProgress(this.seen, this.orphans, this.bytes, Objects.requireNonNullElse(this.position, ""),
				complete);
	}

	private void sweep(ItemType type, Telling<BlobSweepProgress> telling) {
		String folder = BlobFolder.ofType(this.parts.table(), type);
		String from = this.position;
		if (from != null && from.compareTo(folder) > 0 && !from.startsWith(folder)) {
			return;
		}
		this.owner = null;
		for (List<BlobObject> page = page(folder); !page.isEmpty(); page = page(folder)) {
			page.forEach((object) -> take(type, object));
			this.position = page.get(page.size() - 1).key();
			telling.tell(progress(false));
		}
	}

	private List<BlobObject> page(String folder) {
		String after = this.position;
		return this.store.list(folder, (after != null && after.startsWith(folder)) ? after : null, PAGE);
	}

	private void take(ItemType type, BlobObject object) {
		this.seen++;
		ItemKey of = BlobFolder.ownerOf(object.key()).orElse(null);
		if (of == null || !object.modified().isBefore(this.before)) {
			return;
		}
		if (!of.equals(this.owner)) {
			this.owner = of;
			this.used = used(type, of);
		}
		if (this.used.filter((keys) -> !keys.contains(object.key())).isPresent()) {
			this.orphans++;
			this.bytes += object.size();
			if (!this.asked.isCheck()) {
				this.store.delete(object.key());
			}
		}
	}

	/**
	 * What the item and its versions name; empty when that is not to be known, since it
	 * is always being written.
	 */
	private Optional<Set<String>> used(ItemType type, ItemKey key) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Optional<Map<String, AttributeValue>> item = this.items.item(type, key);
			Set<String> texts = new HashSet<>();
			item.ifPresent((found) -> addTexts(AttributeValue.fromM(found), texts));
			addVersions(type, key, texts);
			if (this.items.item(type, key).equals(item)) {
				return Optional.of(texts);
			}
		}
		return Optional.empty();
	}

	private void addVersions(ItemType type, ItemKey key, Set<String> texts) {
		OwnItems.Range all = new OwnItems.Range(null, true, null, List.of());
		Map<String, AttributeValue> start = null;
		do {
			PageAnswer<Map<String, AttributeValue>> page = this.items.page(type, VersionKey.partition(type, key), all,
					start);
			page.rows().forEach((version) -> addTexts(AttributeValue.fromM(version), texts));
			start = page.lastKey();
		}
		while (start != null);
	}

	private static void addTexts(AttributeValue value, Set<String> texts) {
		if (value.s() != null) {
			texts.add(value.s());
		}
		value.m().values().forEach((each) -> addTexts(each, texts));
	}

}
