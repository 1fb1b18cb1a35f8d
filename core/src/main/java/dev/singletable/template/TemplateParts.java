package dev.singletable.template;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.wire.Gateway;
import dev.singletable.write.WriteContext;

/**
 * What every part of a template works with.
 */
record TemplateParts(String table, ItemCodecs codecs, Gateway gateway, WriteContext context, Options options) {

	/**
	 * How much one call reads.
	 *
	 * @param pageSize results of a page when nothing else is said
	 * @param maxPages calls of one {@code scroll} at most
	 * @param consistent whether reads are strongly consistent where they can be
	 */
	record Options(int pageSize, int maxPages, boolean consistent) {

	}

}
