package dev.singletable.test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A batch of which only the first half reaches DynamoDB.
 */
final class HalfBatch {

	private final UnderwayRequest request;

	private final String left;

	HalfBatch(UnderwayRequest request) {
		this.request = request;
		this.left = request.operation().equals("BatchGetItem") ? "UnprocessedKeys" : "UnprocessedItems";
	}

	HttpExecuteResponse send() throws IOException {
		Map<String, @Nullable Object> body = this.request.body();
		Map<String, @Nullable Object> first = new TreeMap<>();
		Map<String, @Nullable Object> rest = new TreeMap<>();
		map(body.get("RequestItems")).forEach((table, entries) -> {
			int half = entries(entries).size() / 2;
			put(first, table, entries, entries(entries).subList(0, half));
			put(rest, table, entries, entries(entries).subList(half, entries(entries).size()));
		});
		Map<String, @Nullable Object> answer = new TreeMap<>();
		if (!first.isEmpty()) {
			body.put("RequestItems", first);
			HttpExecuteResponse response = this.request.send(body);
			if (!response.httpResponse().isSuccessful()) {
				return response;
			}
			answer.putAll(Json.object(Answers.read(response)));
		}
		answer.put(this.left, merged(map(answer.get(this.left)), rest));
		return Answers.json(200, Json.write(answer));
	}

	private static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> one,
			Map<String, @Nullable Object> other) {
		Map<String, @Nullable Object> merged = new TreeMap<>(other);
		one.forEach((table, entries) -> {
			List<@Nullable Object> all = new ArrayList<>(entries(entries));
			all.addAll(entries(other.get(table)));
			put(merged, table, entries, all);
		});
		return merged;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> map(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? (Map<String, @Nullable Object>) map : new TreeMap<>();
	}

	/** Writes are a list, keys to read are one inside their projection. */
	@SuppressWarnings("unchecked")
	private static List<@Nullable Object> entries(@Nullable Object value) {
		Object entries = (value instanceof Map<?, ?> map) ? map.get("Keys") : value;
		return (entries instanceof List<?> list) ? (List<@Nullable Object>) list : new ArrayList<>();
	}

	private static void put(Map<String, @Nullable Object> tables, String table, @Nullable Object like,
			List<@Nullable Object> entries) {
		if (entries.isEmpty()) {
			return;
		}
		if (like instanceof Map<?, ?>) {
			Map<String, @Nullable Object> keys = new TreeMap<>(map(like));
			keys.put("Keys", entries);
			tables.put(table, keys);
		}
		else {
			tables.put(table, entries);
		}
	}

}
