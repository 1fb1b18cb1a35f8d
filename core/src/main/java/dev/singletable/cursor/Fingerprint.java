package dev.singletable.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query is known by: a digest of everything that makes it this query.
 *
 * <p>
 * Every part goes in behind its kind and length, so that other parts never give the same
 * bytes. Collects in place; not for several threads.
 */
public final class Fingerprint {

	private static final int LENGTH = 16;

	private final MessageDigest digest;

	private Fingerprint(MessageDigest digest) {
		this.digest = digest;
	}

	/**
	 * Begins with texts, for example table, index and direction; a null is a part too.
	 */
	public static Fingerprint of(@Nullable String... parts) {
		try {
			Fingerprint fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
			for (String part : parts) {
				fingerprint.add(part);
			}
			return fingerprint;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	public Fingerprint add(@Nullable String part) {
		return (part != null) ? add('T', utf8(part)) : add('-', new byte[0]);
	}

	/**
	 * Adds a value of any kind; the order inside sets and maps does not count.
	 */
	public Fingerprint add(AttributeValue value) {
		return switch (value.type()) {
			case S -> add('S', utf8(value.s()));
			case N -> add('N', utf8(value.n()));
			case B -> add('B', value.b().asByteArrayUnsafe());
			case BOOL -> add('O', utf8(value.bool().toString()));
			case NUL -> add('0', new byte[0]);
			case SS -> size('s', value.ss().size()).addTexts(value.ss());
			case NS -> size('n', value.ns().size()).addTexts(value.ns());
			case BS -> size('b', value.bs().size()).addTexts(value.bs().stream().map(Fingerprint::base64).toList());
			case L -> addAll(value.l());
			case M -> addMap(new TreeMap<>(value.m()));
			case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("A value of no known kind.");
		};
	}

	/**
	 * Adds values in their order.
	 */
	public Fingerprint addAll(Collection<AttributeValue> values) {
		size('L', values.size());
		values.forEach(this::add);
		return this;
	}

	private Fingerprint addMap(TreeMap<String, AttributeValue> map) {
		size('M', map.size());
		map.forEach((name, value) -> add(name).add(value));
		return this;
	}

	private Fingerprint addTexts(List<String> elements) {
		elements.stream().sorted().forEach(this::add);
		return this;
	}

	private Fingerprint size(char kind, int size) {
		return add(kind, ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
	}

	private Fingerprint add(char kind, byte[] bytes) {
		this.digest.update((byte) kind);
		this.digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
		this.digest.update(bytes);
		return this;
	}

	/**
	 * The fingerprint of what was added, 22 characters; afterwards nothing is in it.
	 */
	public String text() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(this.digest.digest(), LENGTH));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String base64(SdkBytes bytes) {
		return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
	}

}
