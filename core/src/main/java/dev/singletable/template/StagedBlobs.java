package dev.singletable.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import dev.singletable.annotation.Blob;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobException;
import dev.singletable.blob.BlobReference;
import dev.singletable.blob.BlobReference.Form;
import dev.singletable.blob.BlobSource;
import dev.singletable.blob.BlobStore;
import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.expression.Update;
import dev.singletable.expression.UpdateAction;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.mapping.PersistentPropertyAccessor;

/**
 * The blobs of one item on their way: each gets its place before the item is written, and
 * keeps it when the item is tried again.
 * <ol>
 * <li>A content that is in no store becomes a new object of the item.</li>
 * <li>An object of another item is copied, so that no two items share one.</li>
 * <li>An object of the item itself stays, if the stored item refers to it still, which
 * the write demands; otherwise it is copied, since it may be swept at any moment.</li>
 * <li>An object that is not the library's stays where it is.</li>
 * </ol>
 */
final class StagedBlobs {

	private final BlobParts parts;

	private final ItemType type;

	private final List<SingleTableProperty> properties;

	private final IdentityHashMap<BlobContent, BlobUpload> known = new IdentityHashMap<>();

	private final List<BlobUpload> uploads = new ArrayList<>();

	private final Map<String, Optional<AttributeValue>> pins = new LinkedHashMap<>();

	private boolean again;

	StagedBlobs(BlobParts parts, ItemType type, List<SingleTableProperty> properties) {
		this.parts = parts;
		this.type = type;
		this.properties = properties;
	}

	/** What happens to an object the item has had before. */
	enum Carried {

		/** It is copied. */
		COPIED,

		/** It stays if the stored item refers to it; if not, it is copied next time. */
		PINNED,

		/** It stays: a version of the item refers to it. */
		SHARED

	}

	/**
	 * The entity as it is stored.
	 */
	@SuppressWarnings("ReferenceEquality") // the stored content equals the one given
	<T> T stage(T entity, Carried carried) {
		if (this.properties.isEmpty()) {
			return entity;
		}
		begin();
		Place place = new Place(BlobFolder.of(this.parts.table(), this.type, this.type.keyOf(entity)),
				(this.again && carried == Carried.PINNED) ? Carried.COPIED : carried);
		this.again = true;
		PersistentPropertyAccessor<T> accessor = this.type.entity().getPropertyAccessor(entity);
		for (SingleTableProperty property : this.properties) {
			BlobContent given = (BlobContent) accessor.getProperty(property);
			BlobContent staged = (given != null) ? stage(property, given, place) : null;
			if (staged != given) {
				accessor.setProperty(property, staged);
			}
		}
		return accessor.getBean();
	}

	/**
	 * The update of an item with blobs that have their places.
	 */
	Update stage(Update update, ItemKey key) {
		if (this.properties.isEmpty()) {
			return update;
		}
		begin();
		List<UpdateAction> actions = new ArrayList<>();
		for (UpdateAction action : update.actions()) {
			if (action instanceof UpdateAction.Set set) {
				actions.add(new UpdateAction.Set(set.path(), stage(set.path(), set.value(), key)));
			}
			else if (action instanceof UpdateAction.SetIfAbsent set) {
				actions.add(new UpdateAction.SetIfAbsent(set.path(), stage(set.path(), set.value(), key)));
			}
			else {
				actions.add(action);
			}
		}
		return update.withActions(actions);
	}

	private Object stage(String path, Object value, ItemKey key) {
		Optional<SingleTableProperty> property = this.properties.stream()
			.filter((each) -> each.getName().equals(path))
			.findFirst();
		return (property.isPresent() && value instanceof BlobContent content) ? stage(property.get(), content,
				new Place(BlobFolder.of(this.parts.table(), this.type, key), Carried.COPIED)) : value;
	}

	private void begin() {
		this.uploads.clear();
		this.pins.clear();
	}

	private BlobContent stage(SingleTableProperty property, BlobContent given, Place place) {
		BlobUpload earlier = this.known.get(given);
		if (earlier != null) {
			this.uploads.add(earlier);
			return earlier.planned();
		}
		BlobReference reference = given.reference().orElse(null);
		if (reference == null || !given.isStored()) {
			return upload(given, fresh(property, given, place.folder()));
		}
		if (reference.form() == Form.EXTERNAL) {
			requireSmall(property, given);
			return given;
		}
		if (!place.folder().holds(reference.key()) || place.carried() == Carried.COPIED) {
			requireSmall(property, given);
			return upload(given, copy(given, reference, place.folder()));
		}
		if (place.carried() == Carried.PINNED) {
			this.pins.put(property.attribute(),
					Optional.of(this.parts.codecs().of(this.type).target(property.getName()).value(given)));
		}
		return given;
	}

	/** A mutable entity holds the planned content when it is tried again. */
	private BlobContent upload(BlobContent given, BlobUpload upload) {
		this.known.put(given, upload);
		this.known.put(upload.planned(), upload);
		this.uploads.add(upload);
		return upload.planned();
	}

	private BlobStore store() {
		return this.parts.codecs().blobs().orElseThrow();
	}

	private String objectIn(BlobFolder folder) {
		return folder.object(this.parts.context().ids().ulid());
	}

	private BlobUpload copy(BlobContent given, BlobReference from, BlobFolder folder) {
		BlobReference to = from.at(objectIn(folder));
		return new BlobUpload(() -> store().copy(from.key(), from.etag(), to.key()), given.planned(to), store());
	}

	private BlobUpload fresh(SingleTableProperty property, BlobContent given, BlobFolder folder) {
		requireSmall(property, given);
		Blob declared = declared(property);
		String usual = declared.contentType().isEmpty() ? null : declared.contentType();
		byte[] compressed = declared.compress() ? compressed(given) : null;
		BlobReference reference = new BlobReference(objectIn(folder), given.size(), given.contentType().orElse(usual),
				given.sha256(), null, (compressed != null) ? Form.GZIP : Form.PLAIN);
		BlobContent object = (compressed != null) ? BlobContent.of(compressed) : given;
		return new BlobUpload(() -> store().put(reference.key(), source(object), reference.contentType()),
				given.planned(reference), store());
	}

	private static Blob declared(SingleTableProperty property) {
		return Objects.requireNonNull(property.findAnnotation(Blob.class));
	}

	private void requireSmall(SingleTableProperty property, BlobContent given) {
		long most = declared(property).maxSize();
		if (given.size() > most) {
			throw new BlobTooLargeException(this.type + "." + property.getName(), given.size(), most);
		}
	}

	private static BlobSource source(BlobContent content) {
		return new BlobSource() {

			@Override
			public long size() {
				return content.size();
			}

			@Override
			public InputStream open() {
				return content.open();
			}

		};
	}

	/** Null where that makes it no smaller. */
	private static byte @Nullable [] compressed(BlobContent given) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (InputStream in = given.open(); GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
			in.transferTo(zipped);
		}
		catch (IOException ex) {
			throw new BlobException("The content of a blob could not be read.", ex);
		}
		return (bytes.size() < given.size()) ? bytes.toByteArray() : null;
	}

	/**
	 * What has to be stored before the item is sent.
	 */
	List<BlobUpload> uploads() {
		return List.copyOf(this.uploads);
	}

	/**
	 * Whether the write demands that the stored item refers to what it did.
	 */
	boolean arePinned() {
		return !this.pins.isEmpty();
	}

	/**
	 * With that demand.
	 */
	WriteGuard pinned(WriteGuard guard) {
		if (this.pins.isEmpty()) {
			return guard;
		}
		Map<String, Optional<AttributeValue>> all = new LinkedHashMap<>(guard.pinned());
		all.putAll(this.pins);
		return guard.withPinned(all);
	}

	/**
	 * Where the objects of the item go.
	 */
	private record Place(BlobFolder folder, Carried carried) {

	}

}
