package dev.singletable.json;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

import dev.singletable.convert.AttributeKind;
import dev.singletable.convert.AttributeWriter;
import dev.singletable.convert.WellFormed;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;

/**
 * Writes items as the wire's JSON.
 */
public final class JsonItemWriter implements AttributeWriter {

	private final JsonGenerator out;

	/** What the item is inside of; paths begin after it. */
	private @Nullable TokenStreamContext outside;

	private boolean whole;

	public JsonItemWriter(JsonGenerator out) {
		this.out = out;
	}

	/**
	 * Says that a whole item comes next, which the wire writes without the kind.
	 */
	public void beginItem() {
		this.outside = this.out.streamWriteContext();
		this.whole = true;
	}

	@Override
	public void name(String attribute) {
		this.out.writeName(attribute);
	}

	@Override
	public void writeString(String value) {
		text("S", WellFormed.require(value, this));
	}

	@Override
	public void writeNumber(String value) {
		text("N", value);
	}

	private void text(String kind, String value) {
		this.out.writeStartObject();
		this.out.writeName(kind);
		this.out.writeString(value);
		this.out.writeEndObject();
	}

	@Override
	public void writeBinary(byte[] value) {
		this.out.writeStartObject();
		this.out.writeName("B");
		this.out.writeBinary(value);
		this.out.writeEndObject();
	}

	@Override
	public void writeBoolean(boolean value) {
		bool("BOOL", value);
	}

	@Override
	public void writeNull() {
		bool("NULL", true);
	}

	private void bool(String kind, boolean value) {
		this.out.writeStartObject();
		this.out.writeName(kind);
		this.out.writeBoolean(value);
		this.out.writeEndObject();
	}

	@Override
	public void beginMap() {
		if (this.whole) {
			this.whole = false;
		}
		else {
			this.out.writeStartObject();
			this.out.writeName("M");
		}
		this.out.writeStartObject();
	}

	@Override
	public void endMap() {
		this.out.writeEndObject();
		end();
	}

	/** The item itself has no kind around it. */
	private void end() {
		if (this.out.streamWriteContext() != this.outside) {
			this.out.writeEndObject();
		}
	}

	@Override
	public void beginList() {
		this.out.writeStartObject();
		this.out.writeName("L");
		this.out.writeStartArray();
	}

	@Override
	public void endList() {
		this.out.writeEndArray();
		this.out.writeEndObject();
	}

	@Override
	public void writeSet(AttributeKind kind, Collection<?> elements) {
		if (kind != AttributeKind.BS) {
			elements.forEach((element) -> WellFormed.require((String) element, this));
		}
		this.out.writeStartObject();
		this.out.writeName(kind.name());
		this.out.writeStartArray();
		for (Object element : elements) {
			if (element instanceof byte[] bytes) {
				this.out.writeBinary(bytes);
			}
			else {
				this.out.writeString((String) element);
			}
		}
		this.out.writeEndArray();
		this.out.writeEndObject();
	}

	/**
	 * Writes a value of the SDK, kind and all.
	 */
	public void write(AttributeValue value) {
		switch (value.type()) {
			case S -> text("S", value.s());
			case N -> text("N", value.n());
			case B -> writeBinary(value.b().asByteArrayUnsafe());
			case BOOL -> writeBoolean(value.bool());
			case NUL -> writeNull();
			case SS -> writeSet(AttributeKind.SS, value.ss());
			case NS -> writeSet(AttributeKind.NS, value.ns());
			case BS -> writeSet(AttributeKind.BS, value.bs().stream().map(SdkBytes::asByteArrayUnsafe).toList());
			default -> writeContainer(value);
		}
	}

	private void writeContainer(AttributeValue value) {
		if (value.hasM()) {
			this.out.writeStartObject();
			this.out.writeName("M");
			writeMap(value.m());
			this.out.writeEndObject();
		}
		else {
			beginList();
			value.l().forEach(this::write);
			endList();
		}
	}

	/**
	 * Writes values by their names, as a key or the values of an expression.
	 */
	public void writeMap(Map<String, AttributeValue> values) {
		this.out.writeStartObject();
		values.forEach((name, value) -> {
			this.out.writeName(name);
			write(value);
		});
		this.out.writeEndObject();
	}

	/** The objects that only name a kind are no steps of the path. */
	@Override
	public String path() {
		Deque<TokenStreamContext> steps = new ArrayDeque<>();
		TokenStreamContext at = this.out.streamWriteContext();
		while (at != null && at != this.outside) {
			steps.push(at);
			at = at.getParent();
		}
		StringBuilder path = new StringBuilder();
		boolean kind = false;
		for (Iterator<TokenStreamContext> each = steps.iterator(); each.hasNext();) {
			TokenStreamContext step = each.next();
			if (!kind) {
				append(path, step, each.hasNext() ? 0 : 1);
			}
			kind = step.inArray() || !kind;
		}
		return path.toString();
	}

	/** In the innermost list, the writer is before the element to come. */
	private static void append(StringBuilder path, TokenStreamContext step, int ahead) {
		if (step.inArray()) {
			path.append('[').append(step.hasCurrentIndex() ? step.getCurrentIndex() + ahead : 0).append(']');
		}
		else if (step.currentName() != null) {
			path.append(path.isEmpty() ? "" : ".").append(step.currentName());
		}
	}

}
