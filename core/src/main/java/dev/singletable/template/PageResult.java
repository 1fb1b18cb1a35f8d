package dev.singletable.template;

import java.util.List;
import java.util.Map;

import dev.singletable.query.ItemWindow;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of one page.
 *
 * @param lastKey where the next page begins, or null after the last
 * @param cost what it took; the rows in it are not yet results
 */
record PageResult<R>(List<Row<R>> rows, @Nullable Map<String, AttributeValue> lastKey, ItemWindow.Statistics cost) {

}
