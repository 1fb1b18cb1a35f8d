package dev.singletable.convert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Where a reader or writer is, put together only when somebody asks.
 */
final class AttributePosition {

	private final Deque<Step> steps = new ArrayDeque<>();

	void enter() {
		this.steps.push(new Step());
	}

	void leave() {
		this.steps.pop();
	}

	void name(String name) {
		Step step = this.steps.peek();
		if (step != null) {
			step.name = name;
		}
	}

	void element() {
		Step step = this.steps.peek();
		if (step != null) {
			step.index++;
		}
	}

	String path() {
		StringBuilder path = new StringBuilder();
		for (Iterator<Step> each = this.steps.descendingIterator(); each.hasNext();) {
			each.next().append(path);
		}
		return path.toString();
	}

	private static final class Step {

		private String name = "";

		private int index = -1;

		void append(StringBuilder path) {
			if (this.index >= 0) {
				path.append('[').append(this.index).append(']');
			}
			else if (!this.name.isEmpty()) {
				path.append(path.isEmpty() ? "" : ".").append(this.name);
			}
		}

	}

}
