package dev.singletable.key;

import java.util.List;

import dev.singletable.key.KeyTemplate.Literal;
import dev.singletable.key.KeyTemplate.Part;
import dev.singletable.key.KeyTemplate.Segment;

import org.jspecify.annotations.Nullable;

/**
 * Compares patterns segment by segment.
 * <p>
 * No literal and no text of a part holds a {@code #}, so segments never shift.
 */
final class PatternOverlap {

	private final List<Segment> segments;

	private final List<@Nullable KeyFormat> formats;

	private PatternOverlap(KeyPattern pattern) {
		this.segments = pattern.template().segments();
		this.formats = pattern.segmentFormats();
	}

	static boolean ofKeys(KeyPattern one, KeyPattern other) {
		PatternOverlap left = new PatternOverlap(one);
		PatternOverlap right = new PatternOverlap(other);
		if (left.isRaw() || right.isRaw()) {
			return true;
		}
		return left.size() == right.size() && left.meets(right, left.size());
	}

	static boolean ofQuery(KeyPattern query, int leading, KeyPattern other) {
		PatternOverlap left = new PatternOverlap(query);
		PatternOverlap right = new PatternOverlap(other);
		int bound = left.boundSegments(leading);
		if (left.isRaw() || right.isRaw()) {
			return true;
		}
		if (bound == left.size()) {
			return query.isBeginning() ? right.size() >= bound && left.meets(right, bound) : ofKeys(query, other);
		}
		return right.size() > bound && left.meets(right, bound);
	}

	static boolean ofStart(KeyPattern pattern, String start) {
		PatternOverlap keys = new PatternOverlap(pattern);
		if (keys.isRaw()) {
			return true;
		}
		int from = 0;
		int segment = 0;
		for (int end = start.indexOf(KeyText.SEPARATOR); end >= 0; end = start.indexOf(KeyText.SEPARATOR, from)) {
			if (segment == keys.size() - 1 || !keys.canBe(segment, start.substring(from, end))) {
				return false;
			}
			segment++;
			from = end + 1;
		}
		return keys.canStartWith(segment, start.substring(from));
	}

	private int size() {
		return this.segments.size();
	}

	private boolean isRaw() {
		return this.formats.get(0) instanceof RawFormat;
	}

	/** How many segments a query fixes: all before the first part that is not bound. */
	private int boundSegments(int leading) {
		int parts = 0;
		for (int i = 0; i < size(); i++) {
			if (this.segments.get(i) instanceof Part && parts++ == leading) {
				return i;
			}
		}
		return size();
	}

	private boolean meets(PatternOverlap other, int count) {
		for (int i = 0; i < count; i++) {
			if (!meetsAt(i, other)) {
				return false;
			}
		}
		return true;
	}

	private boolean meetsAt(int segment, PatternOverlap other) {
		if (this.segments.get(segment) instanceof Literal literal) {
			return other.canBe(segment, literal.text());
		}
		if (other.segments.get(segment) instanceof Literal literal) {
			return canBe(segment, literal.text());
		}
		KeyFormat format = this.formats.get(segment);
		KeyFormat otherFormat = other.formats.get(segment);
		return format == null || otherFormat == null || format.meets(otherFormat);
	}

	private boolean canBe(int segment, String text) {
		KeyFormat format = this.formats.get(segment);
		return (format != null) ? format.parse(text) != null
				: this.segments.get(segment) instanceof Literal literal && literal.text().equals(text);
	}

	private boolean canStartWith(int segment, String start) {
		KeyFormat format = this.formats.get(segment);
		return (format != null) ? format.couldStartWith(start)
				: this.segments.get(segment) instanceof Literal literal && literal.text().startsWith(start);
	}

}
