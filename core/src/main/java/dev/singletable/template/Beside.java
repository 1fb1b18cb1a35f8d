package dev.singletable.template;

import java.util.List;

import dev.singletable.write.ItemWrite;

/**
 * What extensions write beside an item.
 *
 * @param together in the same transaction
 * @param later once that is made
 */
record Beside(List<ItemWrite> together, List<ItemWrite> later) {

	static final Beside NOTHING = new Beside(List.of(), List.of());

}
