package dev.singletable.template;

import java.util.List;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.query.ItemQuery;
import dev.singletable.write.WriteContext;

/**
 * What a template knows of ids and queries without a table.
 */
public final class ModelAccess {

	private final Addresses addresses;

	private final Selections selections;

	private final Blobs blobs;

	public ModelAccess(ItemCodecs codecs, WriteContext context) {
		this.addresses = new Addresses(codecs.model());
		this.selections = new Selections(codecs, new AccessPlanner(codecs.model()), false, new Expiry(codecs, context));
		this.blobs = new Blobs(new BlobParts("memory", codecs, context));
	}

	/**
	 * The keys an item of this class with this id can have.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the id fits
	 * none of the types
	 */
	public List<ItemKey> keys(Class<?> wanted, Object id) {
		return this.addresses.of(wanted, id).stream().map(Addresses.Address::key).toList();
	}

	/**
	 * The entity with its blobs in the store.
	 * @throws dev.singletable.blob.BlobTooLargeException if one is larger than allowed
	 */
	public <T> T withBlobs(ItemType type, T entity) {
		StagedBlobs staged = this.blobs.of(type);
		T stored = staged.stage(entity, StagedBlobs.Carried.SHARED);
		staged.uploads().forEach(BlobUpload::run);
		return stored;
	}

	/**
	 * How a query over entities is answered.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if no key serves
	 * it, or what serves it does not know what it asks for
	 */
	public AccessPlan plan(ItemQuery<?> query) {
		this.selections.of(query.spec()); // refuses what the plan alone does not
		return this.selections.plan(query.spec());
	}

}
