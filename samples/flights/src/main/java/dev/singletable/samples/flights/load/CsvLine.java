package dev.singletable.samples.flights.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of comma-separated values, some of them in double quotes.
 */
final class CsvLine {

	private CsvLine() {
	}

	static List<String> split(String line) {
		List<String> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			char character = line.charAt(i);
			boolean quote = character == '"';
			boolean doubled = quote && !quoted && i > 0 && line.charAt(i - 1) == '"';
			quoted ^= quote;
			if (character == ',' && !quoted) {
				fields.add(field.toString());
				field.setLength(0);
			}
			else if (!quote || doubled) {
				field.append(character);
			}
		}
		fields.add(field.toString());
		return fields;
	}

}
