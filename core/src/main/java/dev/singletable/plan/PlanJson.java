package dev.singletable.plan;

import java.util.Collection;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A plan as JSON. Written by hand: this room knows no library, and a plan is flat.
 */
final class PlanJson {

	private final StringJoiner members = new StringJoiner(",", "{", "}");

	private PlanJson() {
	}

	static String of(QueryPlan plan) {
		PlanJson json = new PlanJson();
		plan.operation().ifPresent((operation) -> json.add("operation", text(operation)));
		plan.index().ifPresent((index) -> json.add("index", text(index)));
		plan.keyCondition().ifPresent((key) -> json.add("keyCondition", text(key)));
		json.add("filters", array(plan.filters()));
		if (plan.shards() > 1) {
			json.add("shards", Integer.toString(plan.shards()));
		}
		json.add("alsoReads", array(plan.alsoReads().stream().sorted().toList()));
		json.add("followsUp", Boolean.toString(plan.followsUp()));
		json.add("consistent", Boolean.toString(plan.isConsistent()));
		plan.carrier().ifPresent((carrier) -> json.add("carrier", text(carrier)));
		json.add("text", text(plan.describe()));
		return json.members.toString();
	}

	private void add(String name, String value) {
		this.members.add(text(name) + ":" + value);
	}

	private static String array(Collection<String> values) {
		return values.stream().map(PlanJson::text).collect(Collectors.joining(",", "[", "]"));
	}

	/**
	 * Index names and templates hold no control characters, but no reader depends on it.
	 */
	private static String text(String value) {
		StringBuilder text = new StringBuilder("\"");
		value.chars().forEach((unit) -> {
			if (unit == '"' || unit == '\\') {
				text.append('\\').append((char) unit);
			}
			else if (unit < ' ') {
				text.append("\\u%04x".formatted(unit));
			}
			else {
				text.append((char) unit);
			}
		});
		return text.append('"').toString();
	}

}
