package dev.singletable.template;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.singletable.history.VersionItem;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one item, however they are stored.
 */
interface VersionSource {

	/**
	 * The number of the current version, 0 when there is no item.
	 */
	long current();

	/**
	 * One version; empty when it is missing or above the current one.
	 */
	Optional<VersionItem> version(long number);

	/**
	 * The version that was the state at a moment, perhaps without its content.
	 */
	Optional<VersionItem> asOf(Instant moment);

	/**
	 * Versions, newest first, read as they are needed.
	 * @param atMost the largest number, not above the current one
	 * @param size versions of a page, or null for a megabyte
	 */
	Stream<VersionItem> stream(long atMost, @Nullable Integer size);

	/**
	 * The same, perhaps without their contents.
	 */
	Stream<VersionItem> streamInfos(long atMost);

}
