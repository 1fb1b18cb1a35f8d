package dev.singletable.template;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.history.VersionItem;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemStates.ItemState;

/**
 * A version of another layout, and as what it will be stored.
 */
record OldState(ItemCodecs codecs, VersionItem version, Object entity, ItemContent content) {

	static OldState of(TemplateParts parts, Writes writes, VersionItem version) {
		ItemCodecs codecs = parts.codecs();
		ItemType type = codecs.typeOf(AttributeValueReader.of(version.content()));
		if (type == null) {
			throw new UnreadableItemException(codecs.model().attributes().type(),
					"version %d does not tell its class. Put the type's name in with VersionLayout.converting(…)."
						.formatted(version.number()),
					null);
		}
		Object read = codecs.of(type).read(AttributeValueReader.of(version.content()));
		Object entity = Preparation.withVersion(type, read, version.number());
		return new OldState(codecs, version, entity, writes.content(type, entity));
	}

	ItemType type() {
		return this.codecs.model().require(this.entity.getClass());
	}

	ItemState after() {
		return new ItemState(this.entity, this.content.expiry(), () -> this.codecs.of(type()).toItem(this.content));
	}

}
