package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.singletable.history.VersionHistory;
import dev.singletable.history.VersionItem;
import dev.singletable.history.VersionKey;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.WriteCalls;
import dev.singletable.table.TableAttributes;
import dev.singletable.wire.PageAnswer;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WritePlan;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes the versions of items that are gone, more than one transaction takes:
 * <ol>
 * <li>a mark takes the place of the first version, in the transaction that deletes the
 * item: no item is created over them;</li>
 * <li>the other versions are deleted, a hundred at a time, each unless it is a newer
 * history's by now;</li>
 * <li>the mark is deleted.</li>
 * </ol>
 * Whoever meets the mark, after a crash as well, may begin again at the second step.
 */
final class HistoryRemoval {

	private final TemplateParts parts;

	private final OwnItems items;

	private final VersionHistory history;

	private final WriteCalls calls;

	HistoryRemoval(TemplateParts parts) {
		this.parts = parts;
		this.items = new OwnItems(parts);
		this.history = parts.history();
		this.calls = parts.writeCalls();
	}

	/**
	 * Removes the versions if that was begun.
	 * @return whether it was
	 */
	boolean resume(ItemType type, ItemKey owner) {
		Optional<VersionItem> mark = this.items.item(type, VersionKey.of(type, owner, VersionItem.MARK_NUMBER))
			.map((item) -> VersionItem.in(item, this.items.attributes()))
			.filter(VersionItem::mark);
		mark.ifPresent((each) -> remove(type, owner, each));
		return mark.isPresent();
	}

	/**
	 * Removes whatever versions there are of an item that is gone.
	 */
	void complete(ItemType type, ItemKey owner, String operation) {
		if (resume(type, owner) || this.items.keys(type, VersionKey.partition(type, owner)).isEmpty()) {
			return;
		}
		ItemWrite gone = new ItemWrite.Check(operation, type, owner,
				WriteGuard.absent().withExpiry(this.parts.expiry().of(type)));
		try {
			send(List.of(new WritePlan.Step(gone, List.of(this.history.mark(type, owner, operation)))));
		}
		catch (TransactionFailedException ex) { // it was created again
			return;
		}
		resume(type, owner);
	}

	private void remove(ItemType type, ItemKey owner, VersionItem mark) {
		TableAttributes attributes = this.items.attributes();
		OwnItems.Range range = new OwnItems.Range(null, false, WritePlan.LIMIT, List.of(attributes.pk(),
				attributes.sk(), VersionItem.WRITTEN_AT, VersionItem.OPERATION, VersionItem.REMOVED));
		Map<String, AttributeValue> start = null;
		do {
			PageAnswer<Map<String, AttributeValue>> page = this.items.page(type, VersionKey.partition(type, owner),
					range, start);
			delete(type, owner,
					page.rows()
						.stream()
						.map((item) -> VersionItem.in(item, attributes))
						.filter((each) -> each.number() != mark.number())
						.toList());
			start = page.lastKey();
		}
		while (start != null);
		delete(type, owner, List.of(mark));
	}

	private void delete(ItemType type, ItemKey owner, List<VersionItem> versions) {
		List<WritePlan.Step> steps = new ArrayList<>();
		versions.forEach((each) -> steps.add(new WritePlan.Step(this.history.deletion(type, owner, each), List.of())));
		if (!steps.isEmpty()) {
			send(steps);
		}
	}

	private void send(List<WritePlan.Step> steps) {
		this.parts.gateway().write(this.calls.transaction(WritePlan.of(steps), UUID.randomUUID().toString()));
	}

}
