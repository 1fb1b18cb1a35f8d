package dev.singletable.template;

import java.util.Map;
import java.util.Optional;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.KeyTerm;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes rows of items: passes over other types, the one key a range covers too many, and
 * if the policy says so what cannot be read.
 */
final class SelectionReader<R> {

	private final ItemCodecs codecs;

	private final Selection<?> selection;

	private final ResultShape<R> shape;

	private final Optional<KeyTerm.Text> excluding;

	private final boolean keyed;

	/**
	 * A reader of rows.
	 * @param keyed whether somebody asks where the rows are
	 */
	SelectionReader(ItemCodecs codecs, Selection<?> selection, ResultShape<R> shape, Optional<KeyTerm.Text> excluding,
			boolean keyed) {
		this.codecs = codecs;
		this.selection = selection;
		this.shape = shape;
		this.excluding = excluding;
		this.keyed = keyed;
	}

	@Nullable Decoded<R> read(AttributeReader in) {
		ItemType type = null;
		try {
			type = this.selection.isOfKeysAlone() ? this.selection.types().get(0) : this.codecs.typeOf(in);
			return (type != null && isWanted(type, in)) ? row(type, in) : null;
		}
		catch (UnreadableItemException ex) {
			if (this.codecs.policy().unreadableItems() == ReadPolicy.UnreadableItems.FAIL) {
				throw ex;
			}
			return new Unreadable<>(type, ex);
		}
	}

	/**
	 * The type of an item that is wanted, which is all that is read of it.
	 */
	@Nullable ItemType typeOf(AttributeReader in) {
		try {
			ItemType type = this.codecs.typeOf(in);
			return (type != null && isWanted(type, in)) ? type : null;
		}
		catch (UnreadableItemException ex) {
			if (this.codecs.policy().unreadableItems() == ReadPolicy.UnreadableItems.FAIL) {
				throw ex;
			}
			return null;
		}
	}

	/**
	 * The keys of the item at hand, in the index and in the table.
	 */
	Map<String, AttributeValue> keysOf(AttributeReader in) {
		return this.selection.source().keysOf(in);
	}

	private boolean isWanted(ItemType type, AttributeReader in) {
		return this.selection.types().contains(type) && !isExcluded(in)
				&& !this.selection.source().expiry().hides(type, in);
	}

	private Row<R> row(ItemType type, AttributeReader in) {
		Map<String, AttributeValue> keys = this.keyed ? keysOf(in) : Map.of();
		return new Row<>(this.shape.read(type, in), keys);
	}

	private boolean isExcluded(AttributeReader in) {
		return this.excluding
			.filter((term) -> term.range().excluded().orElse("").equals(in.lookAhead(term.attribute())))
			.isPresent();
	}

}
