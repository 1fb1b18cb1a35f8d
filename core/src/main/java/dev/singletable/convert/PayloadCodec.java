package dev.singletable.convert;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import dev.singletable.mapping.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Writes the properties of an item that are compressed together, as the JSON of an object
 * by gzip, and the others beside it. Where that is no smaller all are stored as ever.
 */
final class PayloadCodec {

	private final ObjectCodec<Object> object;

	private final Payload payload;

	private final Set<PropertySlot> inside = new HashSet<>();

	PayloadCodec(ObjectCodec<Object> object, Payload payload) {
		this.object = object;
		this.payload = payload;
		for (PropertySlot slot : object.slots()) {
			// JSON has too few kinds for values that say themselves what they are
			if (payload.properties().contains(slot.property().getName()) && !isDynamic(slot.codec())) {
				this.inside.add(slot);
			}
		}
	}

	private static boolean isDynamic(ValueCodec<?> codec) {
		ValueCodec<?> element = codec.element();
		boolean deeper = element != null && element != codec && isDynamic(element);
		return deeper || codec instanceof DynamicCodec
				|| (codec instanceof OptionalCodec optional && isDynamic(optional.content()));
	}

	String attribute() {
		return this.payload.attribute();
	}

	boolean holds(String property) {
		return this.inside.stream().anyMatch((slot) -> slot.property().getName().equals(property));
	}

	void write(Object entity, AttributeWriter out) {
		byte[] compressed = compressed(entity, out);
		this.object.writeProperties(entity, out, (slot) -> compressed == null || !this.inside.contains(slot));
		if (compressed != null) {
			out.name(this.payload.attribute());
			out.writeBinary(compressed);
		}
	}

	private byte @Nullable [] compressed(Object entity, AttributeWriter out) {
		byte[] plain = json(entity, out).getBytes(StandardCharsets.UTF_8);
		if (plain.length < this.payload.threshold()) {
			return null;
		}
		byte[] compressed = CompressedCodec.zip(plain);
		return (compressed.length < plain.length) ? compressed : null;
	}

	private String json(Object entity, AttributeWriter out) {
		return JsonTextWriter.text(out, (writer) -> {
			writer.beginMap();
			this.object.writeProperties(entity, writer, this.inside::contains);
			writer.endMap();
		});
	}

}
