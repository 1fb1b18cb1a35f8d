package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.singletable.annotation.Historized;
import dev.singletable.history.CopiedVersions;
import dev.singletable.history.VersionItem;
import dev.singletable.history.VersionsRemainException;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WritePlan;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Copies one item and its versions from another layout:
 * <ol>
 * <li>the versions but the current one, as long as there is no item, so that nobody sees
 * them;</li>
 * <li>the item with its current version and whatever else goes with its creation, in one
 * transaction;</li>
 * <li>all is read again and compared.</li>
 * </ol>
 * Whoever begins again, after a crash as well, writes the same over it.
 */
final class VersionCopy {

	private static final int AT_ONCE = 50;

	private static final long BYTES = 3_000_000;

	private final TemplateParts parts;

	private final VersionCopies.Means means;

	private final UnpaddedReads from;

	private final long current;

	private final Target target;

	private VersionCopy(TemplateParts parts, VersionCopies.Means means, UnpaddedReads from, Target target) {
		this.parts = parts;
		this.means = means;
		this.from = from;
		this.current = target.number();
		this.target = target;
	}

	/**
	 * The copy of an item; empty when there is none.
	 */
	static Optional<VersionCopy> of(TemplateParts parts, VersionCopies.Means means, UnpaddedReads from) {
		return from.version(from.current()).map((version) -> {
			OldState state = OldState.of(parts, means.writes(), version);
			return new VersionCopy(parts, means, from,
					new Target(state.type(), state.content().key(), version.number()));
		});
	}

	/** Where it goes. */
	private record Target(ItemType type, ItemKey key, long number) {
	}

	CopiedVersions run() {
		VersionCopies.requireCopyable(this.target.type());
		if (this.from.holds(this.target.key())) {
			throw new InvalidDataAccessApiUsageException(
					"%s: its key is that of an old version. Give the class another pk or sk to copy it to."
						.formatted(this.target.type()));
		}
		boolean written = reads().current() == 0 && isWritten();
		return new CopiedVersions(written ? 1 : 0, written ? 0 : 1, verified(written));
	}

	private VersionReads reads() {
		return new VersionReads(this.parts, new Addresses.Address(this.target.type(), this.target.key()));
	}

	/** False when another was faster. */
	private boolean isWritten() {
		for (int attempt = 1;; attempt++) {
			try {
				write();
				return true;
			}
			catch (ItemAlreadyExistsException ex) {
				return false;
			}
			catch (VersionsRemainException ex) {
				if (attempt == Plans.ATTEMPTS) {
					throw ex;
				}
				this.means.removal().resume(this.target.type(), this.target.key());
			}
		}
	}

	/** The versions that are copied, the current one last. */
	private List<Long> numbers() {
		int most = this.target.type().entity().getRequiredAnnotation(Historized.class).maxVersions();
		return this.from.numbers(this.current)
			.stream()
			.filter((number) -> most == 0 || number > this.current - most)
			.sorted()
			.toList();
	}

	private void write() {
		List<ItemWrite> chunk = new ArrayList<>();
		long bytes = 0;
		OldState last = null;
		for (long number : numbers()) {
			OldState state = state(number).orElse(null);
			if (state == null) {
				continue;
			}
			if (number == this.current) {
				last = state;
				break;
			}
			ItemWrite.PutOwn version = version(state);
			bytes += ItemSize.of(version.attributes());
			if (bytes > BYTES || chunk.size() == AT_ONCE) {
				send(chunk);
				chunk.clear();
				bytes = ItemSize.of(version.attributes());
			}
			chunk.add(version);
		}
		send(chunk);
		if (last != null) {
			create(last);
		}
	}

	private Optional<OldState> state(long number) {
		return this.from.version(number).map((version) -> OldState.of(this.parts, this.means.writes(), version));
	}

	private ItemWrite.PutOwn version(OldState state) {
		return this.parts.history().put(put(state), state.version(), state.after());
	}

	private WriteGuard absent() {
		return WriteGuard.absent().withExpiry(this.parts.expiry().of(this.target.type()));
	}

	private ItemWrite.Put put(OldState state) {
		return new ItemWrite.Put(VersionCopies.OPERATION, state.type(), state.content(), absent());
	}

	private void send(List<ItemWrite> versions) {
		if (!versions.isEmpty()) {
			ItemWrite none = new ItemWrite.Check(VersionCopies.OPERATION, this.target.type(), this.target.key(),
					absent());
			WritePlan plan = WritePlan.of(List.of(new WritePlan.Step(none, versions)));
			this.parts.gateway().writeAsOne(this.means.plans().call(plan, UUID.randomUUID().toString()));
		}
	}

	/** The current version has the moment it was written, not that of the copy. */
	private void create(OldState state) {
		ItemWrite put = put(state);
		ItemWrite.PutOwn version = version(state);
		Beside beside = this.means.extensions().companions(put, null, state.after());
		List<ItemWrite> together = beside.together()
			.stream()
			.map((each) -> each.key().equals(version.key()) ? version : each)
			.toList();
		this.means.plans().run(put, new Beside(together, beside.later()));
	}

	/**
	 * Compares the copies with what they were made from. Of an item that was written or
	 * pruned since, those that are left.
	 */
	private long verified(boolean complete) {
		long found = 0;
		VersionReads reads = reads();
		for (long number : numbers()) {
			OldState state = state(number).orElse(null);
			VersionItem copy = reads.version(number).orElse(null);
			if (state == null || copy == null && !complete) {
				continue;
			}
			if (copy == null || !isSame(copy, state)) {
				throw noCopy(number);
			}
			found++;
		}
		if (complete && reads.streamInfos(this.current).count() > found) {
			throw noCopy(this.current);
		}
		return found;
	}

	private DataIntegrityViolationException noCopy(long number) {
		return new DataIntegrityViolationException(
				("%s: version %d under the new key is not that of the old layout: another item has that key, or "
						+ "somebody wrote to the old one. Delete the copy with history(%s.class).deleteAll(id), and "
						+ "copy it again.")
					.formatted(this.target.type(), number, this.target.type().javaType().getSimpleName()));
	}

	private boolean isSame(VersionItem copy, OldState state) {
		Map<String, AttributeValue> wanted = version(state).attributes();
		return ComparableItem.of(copy.content())
			.equals(ComparableItem.of(VersionItem.in(wanted, this.parts.attributes()).content()))
				&& copy.writtenAt().equals(state.version().writtenAt());
	}

}
