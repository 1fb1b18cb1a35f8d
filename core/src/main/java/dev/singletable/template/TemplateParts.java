package dev.singletable.template;

import java.util.List;

import dev.singletable.cache.ItemCache;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.history.VersionHistory;
import dev.singletable.observe.OperationObserver;
import dev.singletable.stats.Counters;
import dev.singletable.table.TableAttributes;
import dev.singletable.request.WriteCalls;
import dev.singletable.trail.AuditTrail;
import dev.singletable.trail.TrailRow;
import dev.singletable.unique.UniqueGuards;
import dev.singletable.wire.Gateway;
import dev.singletable.write.WriteContext;
import dev.singletable.write.WriteExtension;
import org.jspecify.annotations.Nullable;

/**
 * What every part of a template works with.
 */
record TemplateParts(String table, ItemCodecs codecs, Gateway gateway, WriteContext context, Options options,
		Witnesses witnesses) {

	/**
	 * Lets operations be observed.
	 */
	Observed observed() {
		return new Observed(this.witnesses.observer(), this.codecs.model());
	}

	/**
	 * Where the audit trail is.
	 */
	TrailPlace trail() {
		return this.witnesses.trail();
	}

	/**
	 * Items that were read before.
	 */
	ItemCache cache() {
		return this.witnesses.cache();
	}

	TableAttributes attributes() {
		return this.codecs.model().attributes();
	}

	/**
	 * What is written beside items.
	 */
	List<WriteExtension> extensions() {
		return List.of(uniqueGuards(), history(), auditTrail(), counters());
	}

	UniqueGuards uniqueGuards() {
		return new UniqueGuards(this.codecs.model(), this.context::now);
	}

	Counters counters() {
		return new Counters(attributes());
	}

	VersionHistory history() {
		return new VersionHistory(attributes(), this.table, this.context::now);
	}

	AuditTrail auditTrail() {
		return new AuditTrail(this.codecs.model(), this.context, trail().options());
	}

	/**
	 * Builds the calls of writes, each to its table.
	 */
	WriteCalls writeCalls() {
		return new WriteCalls((write) -> TrailRow.is(write) ? trail().table() : this.table, this.codecs);
	}

	/**
	 * Which items are as good as gone.
	 */
	Expiry expiry() {
		return new Expiry(this.codecs, this.context);
	}

	/**
	 * How much one call reads, and how many calls a batch makes at a time.
	 *
	 * @param pageSize results of a page when nothing else is said
	 * @param maxPages calls of one {@code scroll} at most
	 * @param consistent whether reads are strongly consistent where they can be
	 * @param batchConcurrency calls of one batch at the same time
	 */
	record Options(int pageSize, int maxPages, boolean consistent, int batchConcurrency) {

	}

	/**
	 * Who keeps a record of what happens.
	 *
	 * @param trail where audited writes are told
	 * @param observer who measures operations, if somebody does
	 * @param cache what remembers items that were read
	 */
	record Witnesses(TrailPlace trail, @Nullable OperationObserver observer, ItemCache cache) {

	}

}
