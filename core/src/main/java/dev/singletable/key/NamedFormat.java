package dev.singletable.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values with a name: enum constants and booleans.
 */
final class NamedFormat extends KeyFormat {

	private final Map<Object, String> texts;

	private final Map<String, Object> values = new LinkedHashMap<>();

	private NamedFormat(Class<?> type, Map<Object, String> texts) {
		super(type);
		this.texts = texts;
		texts.forEach((value, text) -> this.values.put(text, value));
	}

	static NamedFormat of(Class<?> type) {
		Map<Object, String> texts = new LinkedHashMap<>();
		if (!type.isEnum()) {
			texts.put(true, "true");
			texts.put(false, "false");
			return new NamedFormat(type, texts);
		}
		for (Object constant : type.getEnumConstants()) {
			texts.put(constant, KeyText.escape(((Enum<?>) constant).name()));
		}
		return new NamedFormat(type, texts);
	}

	@Override
	public String write(Object value) {
		String text = this.texts.get(value);
		if (text == null) {
			throw wrongType(value);
		}
		return text;
	}

	@Override
	@Nullable Object parse(String text) {
		return this.values.get(text);
	}

	@Override
	public boolean ordered() {
		return false;
	}

	@Override
	List<String> texts() {
		return List.copyOf(this.values.keySet());
	}

	@Override
	boolean couldStartWith(String start) {
		return this.values.keySet().stream().anyMatch((text) -> text.startsWith(start));
	}

}
