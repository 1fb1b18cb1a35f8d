package dev.singletable.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.AttributePath;
import dev.singletable.expression.Update;
import dev.singletable.expression.UpdateAction;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * What an update in DynamoDB's own text must leave alone: everything another attribute is
 * made of.
 */
record RawUpdateRules(ItemCodec codec, TableAttributes attributes, Update update) {

	static RawUpdateRules of(ItemCodecs codecs, ItemType type, Update update) {
		return new RawUpdateRules(codecs.of(type), codecs.model().attributes(), update);
	}

	private ItemType type() {
		return this.codec.type();
	}

	void check() {
		for (AttributeAssignment change : this.update.expressions()) {
			Stream
				.of(computed(), key(change.path()), version(change.path()), kept(change.path()),
						modified(change.path()), index(change.path()), unique(change.path()), timeToLive(change.path()),
						twice(change.path()))
				.flatMap(Optional::stream)
				.findFirst()
				.ifPresent((why) -> {
					throw new InvalidDataAccessApiUsageException(
							"%s: the expression changes '%s', %s".formatted(type(), change.path(), why));
				});
		}
	}

	private Optional<String> computed() {
		Stream<String> unique = type().uniques().stream().flatMap((each) -> each.paths().stream());
		Stream<String> keys = Stream.concat(Stream.of(type().table()), type().indexes().stream())
			.flatMap(ItemIndex::parts);
		return Stream.concat(keys, unique)
			.filter(type()::isComputed)
			.findFirst()
			.map((part) -> ("but the key part '%s' may be computed of it. Use set(…), add(…) or remove(…), which keep "
					+ "the keys.")
				.formatted(part));
	}

	private Optional<String> key(AttributePath path) {
		boolean key = List.of(this.attributes.pk(), this.attributes.sk()).contains(path.root())
				|| type().tableParts().stream().anyMatch((part) -> changes(path, part));
		return because(key, "which is part of the key. Delete the item and create another, or leave it out.");
	}

	private Optional<String> version(AttributePath path) {
		SingleTableProperty version = type().entity().getVersionProperty();
		return because(version != null && changes(path, version.getName()),
				"the version, which counts every update. Leave it out.");
	}

	private Optional<String> kept(AttributePath path) {
		boolean kept = List.of(this.attributes.type(), this.attributes.ttl(), this.attributes.schema())
			.contains(path.root()) || type().indexAttributeNames().contains(path.root());
		return because(kept,
				"which the library keeps itself. Change the property it is made of, with set(…) or " + "remove(…).");
	}

	private Optional<String> modified(AttributePath path) {
		boolean modified = Stream.of(LastModifiedDate.class, LastModifiedBy.class)
			.map(type().entity()::getPersistentProperty)
			.anyMatch((property) -> property != null && changes(path, property.getName()));
		return because(modified, "which every update sets. Use set(…) to give it another value.");
	}

	private Optional<String> index(AttributePath path) {
		return type().indexes()
			.stream()
			.filter((index) -> index.parts().anyMatch((part) -> changes(path, part)))
			.findFirst()
			.map((index) -> ("which is part of index '%s'. Use set(…), add(…) or remove(…), which keep the keys of "
					+ "indexes.")
				.formatted(index.name()));
	}

	private Optional<String> unique(AttributePath path) {
		return type().uniques()
			.stream()
			.filter((each) -> each.paths().stream().anyMatch((part) -> changes(path, part)))
			.findFirst()
			.map((each) -> "which is part of unique '%s'. Use set(…), add(…) or remove(…), which keep its guard."
				.formatted(each.name()));
	}

	private Optional<String> timeToLive(AttributePath path) {
		boolean changed = type().timeToLive().filter((property) -> changes(path, property.getName())).isPresent();
		return because(changed, "the time to live. Use set(…) or remove(…), which keep the moment DynamoDB reads.");
	}

	private Optional<String> twice(AttributePath path) {
		boolean twice = this.update.actions()
			.stream()
			.map(UpdateAction::path)
			.anyMatch((property) -> changes(path, property));
		return because(twice, "which the update changes otherwise, too. Name each attribute once.");
	}

	private boolean changes(AttributePath path, String property) {
		return !ItemType.TYPE_PART.equals(property) && type().isStored(property)
				&& this.codec.target(property).path().overlaps(path);
	}

	private static Optional<String> because(boolean refused, String why) {
		return refused ? Optional.of(why) : Optional.empty();
	}

}
