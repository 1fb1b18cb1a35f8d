package dev.singletable.template;

import java.time.Duration;

import dev.singletable.blob.BlobStore;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.wire.WireOptions;

import org.springframework.cache.CacheManager;

/**
 * How a template does what it is asked. Everything has a default.
 *
 * @param <B> the builder that takes them
 */
public sealed interface TemplateSettings<B> permits SingleTableTemplate.Builder {

	/**
	 * How long a call may take with its repetitions; 10 seconds by default.
	 */
	B retryDeadline(Duration wanted);

	/**
	 * Results of a page when a query does not say; 100 by default.
	 */
	B pageSize(int results);

	/**
	 * Calls of one {@code scroll} at most; 10 by default.
	 */
	B maxPages(int calls);

	/**
	 * Calls that one batch makes at the same time; 8 by default. With 1 it needs no
	 * thread but the caller's.
	 */
	B batchConcurrency(int calls);

	/**
	 * Where the contents of properties with {@code @Blob} are kept.
	 */
	B blobs(BlobStore store);

	/**
	 * Reads are strongly consistent wherever they can be.
	 */
	B consistent(boolean wanted);

	/**
	 * Where the items of cached types are kept; without it nothing is cached.
	 */
	B caches(CacheManager manager);

	/**
	 * How items are carried; directly, unless told otherwise.
	 */
	B wire(WireOptions options);

	/**
	 * Who watches operations; nobody by default.
	 */
	B observation(ObservationOptions options);

	/**
	 * How the audit trail is kept, and where.
	 */
	B trail(TrailSetup setup);

}
