package dev.singletable.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.singletable.convert.ExpiryCheck;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The texts of one call and what their placeholders stand for.
 *
 * @param names alias to attribute
 * @param values placeholder to value
 */
public record CallExpressions(@Nullable String key, @Nullable String condition, @Nullable String update,
		@Nullable String projection, Map<String, String> names, Map<String, AttributeValue> values) {

	/** No text at all. */
	public static final CallExpressions NONE = new CallExpressions(null, null, null, null, Map.of(), Map.of());

	public CallExpressions {
		names = copy(names);
		values = copy(values);
	}

	/**
	 * The same with a condition more, by which what has expired is left out. Its
	 * placeholders are its own.
	 */
	CallExpressions alive(ExpiryCheck check) {
		String alive = ExpiryCheck.alive("#ttl", ":now");
		Map<String, String> moreNames = new LinkedHashMap<>(this.names);
		moreNames.put("#ttl", check.attribute());
		Map<String, AttributeValue> moreValues = new LinkedHashMap<>(this.values);
		moreValues.put(":now", check.moment());
		return new CallExpressions(this.key, (this.condition != null) ? this.condition + " AND " + alive : alive,
				this.update, this.projection, moreNames, moreValues);
	}

	private static <V> Map<String, V> copy(Map<String, V> map) {
		return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

}
