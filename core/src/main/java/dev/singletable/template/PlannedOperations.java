package dev.singletable.template;

import java.util.List;
import java.util.stream.Stream;

import dev.singletable.query.ItemWindow;

/**
 * Reads by plans that were made once, as repositories do.
 */
public interface PlannedOperations {

	/**
	 * Every page, or as many results as the limit says.
	 */
	<R> List<R> findAll(PlannedQuery<R> query);

	/**
	 * One page. Refuses a plan that fans out over several values; the pages of a sharded
	 * index come shard after shard.
	 */
	<R> ItemWindow<R> scroll(PlannedQuery<R> query);

	/**
	 * Lazy, page by page; close it when it is not read to its end.
	 */
	<R> Stream<R> stream(PlannedQuery<R> query);

	long count(PlannedQuery<?> query);

	boolean exists(PlannedQuery<?> query);

}
