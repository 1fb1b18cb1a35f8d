package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteCalls;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditFailedException;
import dev.singletable.trail.AuditTrail;
import dev.singletable.trail.AuditedWrite;
import dev.singletable.trail.OnFailure;
import dev.singletable.trail.TrailRow;
import dev.singletable.wire.BatchAnswer;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * What becomes of the rows of an audit trail once their write is made: those that follow
 * it are written, and all are told to the listener.
 */
final class TrailRows {

	private static final Log LOG = LogFactory.getLog(TrailRows.class);

	private static final String OPERATION = "audit";

	private final TemplateParts parts;

	private final WriteCalls calls;

	TrailRows(TemplateParts parts) {
		this.parts = parts;
		this.calls = new WriteCalls(parts.trail().table(), parts.codecs());
	}

	/**
	 * The rows of one transaction have one transaction id.
	 */
	static List<Prepared<?>> joined(List<Prepared<?>> prepared) {
		List<ItemWrite> rows = prepared.stream().flatMap(TrailRows::rows).toList();
		if (rows.size() < 2) {
			return prepared;
		}
		List<Prepared<?>> joined = new ArrayList<>();
		ItemWrite first = rows.get(0);
		prepared.forEach((each) -> joined.add(each.changed((writes) -> AuditTrail.joined(writes, first))));
		return joined;
	}

	private static Stream<ItemWrite> rows(Prepared<?> prepared) {
		return Stream.concat(prepared.companions().stream().filter(TrailRow::is), prepared.later().stream());
	}

	/**
	 * Does what is to be done after a write.
	 * @throws AuditFailedException if a row could not be written, and that matters
	 */
	void written(Prepared<?> prepared) {
		if (!prepared.companions().isEmpty() || !prepared.later().isEmpty()) {
			written(List.of(prepared));
		}
	}

	/**
	 * The same after several.
	 */
	void written(Collection<? extends Prepared<?>> all) {
		List<ItemWrite> later = all.stream().flatMap((each) -> each.later().stream()).toList();
		AuditFailedException failure = null;
		try {
			for (List<ItemWrite> chunk : Batches.chunks(later, Batches.WRITES)) {
				write(chunk);
			}
		}
		catch (DataAccessException ex) {
			failure = failure(later, ex);
		}
		all.stream().flatMap(TrailRows::rows).forEach(this::tell);
		if (failure != null) {
			throw failure;
		}
	}

	private void write(List<ItemWrite> rows) {
		List<WriteCall.Single> singles = rows.stream().map((each) -> this.calls.single(each, false)).toList();
		if (singles.size() == 1) {
			this.parts.trail().gateway().write(singles.get(0));
			return;
		}
		BatchAnswer answer = this.parts.trail()
			.gateway()
			.write(new WriteCall.Batch(this.parts.trail().table(), singles));
		if (!answer.left().isEmpty()) {
			throw Objects.requireNonNull(answer.cause());
		}
	}

	private @Nullable AuditFailedException failure(List<ItemWrite> rows, DataAccessException cause) {
		List<AuditEntry> entries = rows.stream().map(this::entry).toList();
		if (this.parts.trail().options().onFailure() == OnFailure.LOG) {
			LOG.error("Writes were made, but not their rows in the audit trail: " + entries, cause);
			return null;
		}
		return new AuditFailedException(
				OperationDetails.of(OPERATION, rows.get(0).type().name(), this.parts.trail().table()), entries, cause);
	}

	private AuditEntry entry(ItemWrite row) {
		return AuditEntry.in(((ItemWrite.PutOwn) row).attributes(), this.parts.attributes());
	}

	/** A failing listener is logged. */
	void tell(ItemWrite row) {
		AuditEntry entry = entry(row);
		try {
			this.parts.trail().options().listener().accept(new AuditedWrite(entry));
		}
		catch (RuntimeException ex) { // the write is made
			LOG.warn("A listener failed after the write was made: " + entry, ex);
		}
	}

}
