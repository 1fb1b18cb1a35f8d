package dev.singletable.template;

import java.util.List;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * An item that is passed over because it cannot be read.
 *
 * @param type its type, or null when that is what cannot be read
 */
record Unreadable<R>(@Nullable ItemType type, UnreadableItemException reason) implements Decoded<R> {

	@Override
	public void addTo(List<Row<R>> rows, List<Unreadable<R>> unreadable) {
		unreadable.add(this);
	}

	/**
	 * For the log: the type and the attribute, no value.
	 */
	String describe() {
		return ((this.type != null) ? "of type " + this.type.name() : "of no known type") + ": "
				+ this.reason.getMessage();
	}

}
