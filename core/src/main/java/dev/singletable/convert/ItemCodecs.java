package dev.singletable.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobReference;
import dev.singletable.blob.BlobStore;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Payload;
import dev.singletable.mapping.Problem;
import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.TypeInformation;

/**
 * The codecs of every item type of a table, made once.
 */
public final class ItemCodecs {

	private final ItemModel model;

	private final ReadPolicy policy;

	private final Upgrades upgrades;

	private final Map<ItemType, ItemCodec> byType = new LinkedHashMap<>();

	private final Set<ItemType> expiring = new HashSet<>();

	private final List<Problem> problems = new ArrayList<>();

	private final @Nullable BlobStore blobs;

	private ItemCodecs(ItemModel model, ReadPolicy policy, CodecExtras extras) {
		this.upgrades = extras.upgrades();
		this.model = model;
		this.policy = policy;
		this.blobs = extras.blobs();
	}

	/**
	 * Makes the codecs; a property with a type that cannot be stored becomes a problem.
	 */
	public static ItemCodecs of(ItemModel model, Conversions conversions, ReadPolicy policy) {
		return of(model, conversions, policy, CodecExtras.none());
	}

	/**
	 * Makes the codecs with what the application adds to them.
	 */
	public static ItemCodecs of(ItemModel model, Conversions conversions, ReadPolicy policy, CodecExtras extras) {
		ItemCodecs codecs = new ItemCodecs(model, policy, extras);
		NestedRules rules = new NestedRules(model.attributes().type(), policy.rejectUnknownAttributes());
		Codecs values = new Codecs(model.context(), conversions, rules);
		model.types().forEach((type) -> codecs.add(type, values, rules));
		return codecs;
	}

	@SuppressWarnings("unchecked")
	private void add(ItemType type, Codecs values, NestedRules rules) {
		SingleTableEntityModel<Object> entity = (SingleTableEntityModel<Object>) type.entity();
		List<PropertySlot> slots = new ArrayList<>();
		for (SingleTableProperty property : entity) {
			try {
				slots.add(slot(property, codec(property, values)).at(slots.size()));
			}
			catch (UnsupportedTypeException ex) {
				this.problems.add(new Problem(type.name() + "." + property.getName(), String.valueOf(ex.getMessage()),
						ex.action()));
			}
		}
		ObjectCreator.strangeArgument(entity)
			.ifPresent((name) -> this.problems
				.add(new Problem(type.name(), ObjectCreator.strange(name), ObjectCreator.ADVICE)));
		ObjectCodec<Object> object = new ObjectCodec<>(entity, slots, rules, payload(type, slots));
		this.byType.put(type, new ItemCodec(type, this.model.attributes(), object,
				this.policy.rejectUnknownAttributes(), this.upgrades));
		if (type.timeToLive().isPresent()) {
			this.expiring.add(type);
		}
	}

	/** Also without the annotation, which may have been there once. */
	private @Nullable String payload(ItemType type, List<PropertySlot> slots) {
		this.problems.addAll(Payload.problems(type));
		if (Payload.of(type).isPresent() && type.schemaVersion() > 0 && this.upgrades.of(type) != null) {
			this.problems.add(new Problem(type.name(),
					"it is compressed as a whole, and its EntityUpgrade could not look into that",
					"Put @Compressed on single properties, or leave the upgrade out."));
		}
		String attribute = Payload.of(type).map(Payload::attribute).orElse(Payload.DATA);
		boolean taken = slots.stream().anyMatch((slot) -> slot.attribute().equals(attribute))
				|| type.indexAttributeNames().contains(attribute);
		return taken ? null : attribute;
	}

	private ValueCodec<?> codec(SingleTableProperty property, Codecs values) {
		if (!property.isBlob() || property.getType() != BlobContent.class) {
			return values.of(property);
		}
		if (this.blobs == null) {
			throw UnsupportedTypeException.of(BlobContent.class, "there is no store of blobs",
					"Give the template one: blobs(BlobStore), or set singletable.blob.store.");
		}
		return new BlobCodec(Codecs.cast(values.of(TypeInformation.of(BlobReference.class))), this.blobs);
	}

	private PropertySlot slot(SingleTableProperty property, ValueCodec<?> codec) {
		TableAttributes attributes = this.model.attributes();
		if (property.isRawKey()) {
			boolean partition = property.isAnnotationPresent(dev.singletable.annotation.PartitionKey.class);
			return PropertySlot.ofKey(property, partition ? attributes.pk() : attributes.sk(), codec);
		}
		return PropertySlot.of(property, codec);
	}

	/**
	 * Properties that cannot be stored.
	 */
	public List<Problem> problems() {
		return List.copyOf(this.problems);
	}

	public ItemModel model() {
		return this.model;
	}

	public ReadPolicy policy() {
		return this.policy;
	}

	/**
	 * Where blobs are kept, if there are any.
	 */
	public Optional<BlobStore> blobs() {
		return Optional.ofNullable(this.blobs);
	}

	/**
	 * Whether items of the type are hidden once they have expired.
	 */
	public boolean hidesExpired(ItemType type) {
		return this.policy.expiredItems() == ReadPolicy.ExpiredItems.HIDE && this.expiring.contains(type);
	}

	public ItemCodec of(ItemType type) {
		ItemCodec codec = this.byType.get(type);
		if (codec == null) {
			throw new InvalidDataAccessApiUsageException("%s is not a type of this table.".formatted(type));
		}
		return codec;
	}

	/**
	 * The type of the item about to be read, or null for one of the library's own and one
	 * the policy passes over.
	 * @throws UnreadableItemException if the policy refuses it
	 */
	public @Nullable ItemType typeOf(AttributeReader in) {
		TableAttributes attributes = this.model.attributes();
		String name = in.lookAhead(attributes.type());
		if (name == null) {
			return untyped(in);
		}
		ItemType type = this.model.named(name).orElse(null);
		if (type == null && !name.startsWith(ItemType.INTERNAL) && this.policy.rejectUnknownTypes()) {
			throw new UnreadableItemException(attributes.type(),
					"no entity class has this type name. Add the class, or set singletable.read.unknown-types to skip.",
					null);
		}
		return type;
	}

	private @Nullable ItemType untyped(AttributeReader in) {
		TableAttributes attributes = this.model.attributes();
		return switch (this.policy.untyped()) {
			case IGNORE -> null;
			case REJECT -> throw new UnreadableItemException(attributes.type(),
					"the item has no type. Write one, or set singletable.read.untyped to by-key or ignore.", null);
			case BY_KEY -> {
				String pk = in.lookAhead(attributes.pk());
				String sk = in.lookAhead(attributes.sk());
				yield (pk != null && sk != null) ? this.model.ownerOf(ItemKey.of(pk, sk)).orElse(null) : null;
			}
		};
	}

}
