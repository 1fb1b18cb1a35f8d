package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.singletable.query.ItemWindow;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of one page.
 *
 * @param lastKey where the next page begins, or null after the last
 * @param cost what it took; the rows in it are not yet results
 */
record PageResult<R>(List<Row<R>> rows, @Nullable Map<String, AttributeValue> lastKey, ItemWindow.Statistics cost) {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	/**
	 * The page of what was decoded. Tells the log of items that were passed over.
	 * @param cost what it took; the items passed over are added
	 */
	static <R> PageResult<R> of(String table, List<Decoded<R>> decoded, @Nullable Map<String, AttributeValue> lastKey,
			ItemWindow.Statistics cost) {
		List<Row<R>> rows = new ArrayList<>(decoded.size());
		List<Unreadable<R>> unreadable = new ArrayList<>();
		decoded.forEach((each) -> each.addTo(rows, unreadable));
		if (!unreadable.isEmpty()) {
			LOG.warn("Table '%s': passed over %d unreadable item(s), the first %s".formatted(table, unreadable.size(),
					unreadable.get(0).describe()));
		}
		return new PageResult<>(rows, lastKey,
				new ItemWindow.Statistics(cost.calls(), cost.scanned(), 0, cost.readUnits(), unreadable.size()));
	}

}
