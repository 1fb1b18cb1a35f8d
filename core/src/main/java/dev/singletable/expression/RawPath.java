package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A way to an attribute in a text of DynamoDB's own grammar.
 *
 * @param path where it leads
 * @param end the token behind it
 */
record RawPath(AttributePath path, int end) {

	/**
	 * The way that begins with the name at the place given.
	 */
	static RawPath at(List<RawToken> tokens, int start) {
		AttributePath path = AttributePath.of(((RawToken.Name) tokens.get(start)).attribute());
		int next = start + 1;
		AttributePath.Step step = step(tokens, next);
		while (step != null) {
			path = path.then(step);
			next += tokens.get(next).is(".") ? 2 : 3;
			step = step(tokens, next);
		}
		return new RawPath(path, next);
	}

	private static AttributePath.@Nullable Step step(List<RawToken> tokens, int at) {
		List<RawToken> rest = tokens.subList(at, Math.min(at + 3, tokens.size()));
		if (rest.size() > 1 && rest.get(0).is(".") && rest.get(1) instanceof RawToken.Name name) {
			return new AttributePath.Name(name.attribute());
		}
		boolean place = rest.size() == 3 && rest.get(0).is("[") && rest.get(2).is("]")
				&& rest.get(1).toString().matches("\\d{1,9}");
		return place ? new AttributePath.Index(Integer.parseInt(rest.get(1).toString())) : null;
	}

	/**
	 * Every way the text goes, as often as it does.
	 */
	static List<AttributePath> all(List<RawToken> tokens) {
		List<AttributePath> paths = new ArrayList<>();
		int next = 0;
		while (next < tokens.size()) {
			if (tokens.get(next) instanceof RawToken.Name) {
				RawPath found = at(tokens, next);
				paths.add(found.path());
				next = found.end();
			}
			else {
				next++;
			}
		}
		return paths;
	}

}
