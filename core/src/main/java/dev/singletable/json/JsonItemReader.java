package dev.singletable.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.convert.AttributeKind;
import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.UnreadableItemException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads items from the wire's JSON, one after the other.
 */
public final class JsonItemReader implements AttributeReader {

	private static final int DEPTH = 8;

	private final ItemTape tape = new ItemTape();

	/** Of each open container, where its next part is. */
	private int[] next = new int[DEPTH];

	/** Of each open container, where it ends. */
	private int[] ends = new int[DEPTH];

	private int depth;

	private int current;

	/** The text looked ahead to last: neighbours have the same type. */
	private String ahead = "";

	/** What is wrong with the form of the item, which whoever reads it is told. */
	private @Nullable UnreadableItemException strange;

	/**
	 * Takes in the item whose opening brace the parser is at. One that has not the form
	 * of an item is an error when it is read.
	 * @throws UnreadableItemException if there is no brace
	 * @throws tools.jackson.core.JacksonException if the body is damaged
	 */
	public void load(JsonParser parser) {
		this.depth = 0;
		this.current = 0;
		this.strange = null;
		boolean begun = parser.currentToken() == JsonToken.START_OBJECT;
		int level = parser.streamReadContext().getNestingDepth();
		try {
			this.tape.load(parser);
		}
		catch (UnreadableItemException ex) {
			if (!begun) {
				throw ex;
			}
			passOver(parser, level, ex);
		}
	}

	private void passOver(JsonParser parser, int level, UnreadableItemException reason) {
		this.strange = reason;
		this.tape.spoil();
		while (parser.streamReadContext().getNestingDepth() >= level) {
			parser.nextToken();
		}
	}

	/**
	 * How many characters of an item it takes in without growing.
	 */
	public int capacity() {
		return this.tape.capacity();
	}

	@Override
	public AttributeKind peek() {
		AttributeKind kind = this.tape.kind(this.current);
		if (kind == null) {
			throw (this.strange != null) ? this.strange : new UnreadableItemException(path(),
					"the value is of a kind this version of the AWS SDK does not know.", null);
		}
		return kind;
	}

	private int expect(AttributeKind kind) {
		if (this.tape.kind(this.current) != kind) {
			throw new UnreadableItemException(path(), "expected %s, found %s.".formatted(kind, peek()), null);
		}
		return this.current;
	}

	@Override
	public String readString() {
		return this.tape.text(expect(AttributeKind.S));
	}

	@Override
	public String readNumber() {
		return this.tape.text(expect(AttributeKind.N));
	}

	@Override
	public byte[] readBinary() {
		return bytes(expect(AttributeKind.B));
	}

	private byte[] bytes(int place) {
		try {
			return Base64.getDecoder().decode(this.tape.text(place).getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableItemException(this.tape.path(place), "the bytes are no Base64.", ex);
		}
	}

	@Override
	public boolean readBoolean() {
		return this.tape.isTrue(expect(AttributeKind.BOOL));
	}

	@Override
	public void readNull() {
		expect(AttributeKind.NULL);
	}

	@Override
	public void beginMap() {
		enter(expect(AttributeKind.M));
	}

	private void enter(int place) {
		if (this.depth == this.next.length) {
			this.next = Arrays.copyOf(this.next, this.depth * 2);
			this.ends = Arrays.copyOf(this.ends, this.depth * 2);
		}
		this.next[this.depth] = place + 1;
		this.ends[this.depth] = this.tape.after(place);
		this.depth++;
	}

	@Override
	public boolean nextAttribute() {
		return move();
	}

	private boolean move() {
		int top = this.depth - 1;
		int place = this.next[top];
		if (place == this.ends[top]) {
			this.depth = top;
			return false;
		}
		this.next[top] = this.tape.after(place);
		this.current = place;
		return true;
	}

	@Override
	public String name() {
		return this.tape.name(this.current);
	}

	@Override
	public void beginList() {
		AttributeKind kind = this.tape.kind(this.current);
		boolean set = kind == AttributeKind.SS || kind == AttributeKind.NS || kind == AttributeKind.BS;
		enter(set ? this.current : expect(AttributeKind.L));
	}

	@Override
	public boolean nextElement() {
		return move();
	}

	@Override
	public void skip() {
		// the next move goes past the value with all its parts
	}

	@Override
	public @Nullable String lookAhead(String attribute) {
		int place = this.tape.find(expect(AttributeKind.M), attribute);
		if (place < 0 || this.tape.kind(place) != AttributeKind.S) {
			return null;
		}
		if (!this.tape.textEquals(place, this.ahead)) {
			this.ahead = this.tape.text(place);
		}
		return this.ahead;
	}

	@Override
	public @Nullable AttributeValue lookAheadKey(String attribute) {
		int place = this.tape.find(expect(AttributeKind.M), attribute);
		return (place < 0) ? null : value(place);
	}

	@Override
	public Map<String, AttributeValue> readItem() {
		return map(expect(AttributeKind.M));
	}

	private Map<String, AttributeValue> map(int place) {
		Map<String, AttributeValue> map = new LinkedHashMap<>();
		for (int part = place + 1; part < this.tape.after(place); part = this.tape.after(part)) {
			map.put(this.tape.name(part), value(part));
		}
		return map;
	}

	private AttributeValue value(int place) {
		AttributeKind kind = this.tape.kind(place);
		if (kind == null) {
			return AttributeValue.builder().build();
		}
		return switch (kind) {
			case S -> AttributeValue.fromS(this.tape.text(place));
			case N -> AttributeValue.fromN(this.tape.text(place));
			case B -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes(place)));
			case BOOL -> AttributeValue.fromBool(this.tape.isTrue(place));
			case NULL -> AttributeValue.fromNul(true);
			case M -> AttributeValue.fromM(map(place));
			case L -> AttributeValue.fromL(list(place));
			case SS -> AttributeValue.fromSs(texts(place));
			case NS -> AttributeValue.fromNs(texts(place));
			case BS -> AttributeValue.fromBs(list(place).stream().map(AttributeValue::b).toList());
		};
	}

	private List<AttributeValue> list(int place) {
		List<AttributeValue> list = new ArrayList<>();
		for (int part = place + 1; part < this.tape.after(place); part = this.tape.after(part)) {
			list.add(value(part));
		}
		return list;
	}

	private List<String> texts(int place) {
		List<String> texts = new ArrayList<>();
		for (int part = place + 1; part < this.tape.after(place); part++) {
			texts.add(this.tape.text(part));
		}
		return texts;
	}

	@Override
	public String path() {
		return this.tape.path(this.current);
	}

}
