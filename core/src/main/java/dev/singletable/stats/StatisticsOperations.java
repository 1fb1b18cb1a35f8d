package dev.singletable.stats;

import java.util.List;
import java.util.Map;

/**
 * How many items there are of the types that are
 * {@link dev.singletable.annotation.Counted}, without reading them.
 */
public interface StatisticsOperations {

	/**
	 * How many items there are of a type, or of all types a parent stands for; read
	 * consistently.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if one of them
	 * is not counted
	 */
	ItemCount count(Class<?> type);

	/**
	 * The same of every counted type, by its name.
	 */
	Map<String, ItemCount> counts();

	/**
	 * Counts by a scan of the whole table, and sets right what the counters of the type
	 * say, for instance of items that were stored before it was counted.
	 * <p>
	 * It may run beside writers, none of whose changes is lost. When items are created or
	 * deleted meanwhile, the scan sees some of that and not the rest: then counters that
	 * may be right stay as they are, and others are right afterwards but for at most as
	 * many as were changed. Repeat it at a quieter time if that matters.
	 * @return what was found, for each type the class stands for
	 */
	List<Recount> recount(Class<?> type);

}
