package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;

/**
 * Which types have blobs.
 */
final class Blobs {

	private final BlobParts parts;

	private final Map<ItemType, List<SingleTableProperty>> byType = new HashMap<>();

	/** Those of types without blobs, which hold nothing. */
	private final Map<ItemType, StagedBlobs> none = new HashMap<>();

	Blobs(BlobParts parts) {
		this.parts = parts;
		for (ItemType type : parts.codecs().model().types()) {
			List<SingleTableProperty> properties = new ArrayList<>();
			type.entity().forEach((property) -> {
				if (property.isBlob()) {
					properties.add(property);
				}
			});
			if (properties.isEmpty()) {
				this.none.put(type, new StagedBlobs(parts, type, List.of()));
			}
			else {
				this.byType.put(type, List.copyOf(properties));
			}
		}
	}

	/**
	 * The blobs of one write.
	 */
	StagedBlobs of(ItemType type) {
		List<SingleTableProperty> properties = this.byType.get(type);
		return (properties != null) ? new StagedBlobs(this.parts, type, properties)
				: Objects.requireNonNull(this.none.get(type));
	}

}
