package dev.singletable.cursor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.query.ItemScrollPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is sealed opens, and nothing else does.
 * <p>
 * The usual run forges 20,000 cursors; {@code -Dsingletable.cursors=1000000} forges as
 * many.
 */
class SealedCursorsTests {

	private static final int FORGED = Integer.getInteger("singletable.cursors", 20_000);

	private static final String REFUSED = "The cursor was not sealed by this application, was changed since, or its "
			+ "secret is no longer in singletable.cursor.secrets. Start again at the first page.";

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ";

	private final Random random = new Random(42);

	private final String secret = secret();

	private final SealedCursors cursors = SealedCursors.of(List.of(this.secret));

	@Test
	void opensWhatItSealed() {
		for (int i = 0; i < 2000; i++) {
			ItemScrollPosition position = position();
			String cursor = this.cursors.seal(position);

			assertThat(cursor).matches("[A-Za-z0-9_-]+");
			assertThat(this.cursors.open(cursor)).isEqualTo(position);
		}
	}

	@Test
	void opensPositionsOfBothDirections() {
		for (int i = 0; i < 2000; i++) {
			ItemScrollPosition row = position();
			ItemScrollPosition past = row.resumingAt(position().key());
			ItemScrollPosition back = row.backward().resumingAt(position().key());
			for (ItemScrollPosition position : List.of(row.backward(), past, past.backward(), back, back.forward())) {
				assertThat(this.cursors.open(this.cursors.seal(position))).isEqualTo(position);
			}
		}
	}

	@Test
	void opensWhatWasSealedBeforePositionsHadADirection() {
		byte[] plain = { 0, 1, 'f', 0, 2, 'p', 'k', 'S', 0, 1, 'x' };
		String cursor = encode(new Seal(Base64.getDecoder().decode(this.secret)).seal(plain));

		assertThat(this.cursors.open(cursor))
			.isEqualTo(ItemScrollPosition.of(Map.of("pk", AttributeValue.fromS("x")), "f"));
	}

	@Test
	void showsNothingOfThePositionAndNeverTheSameText() {
		ItemScrollPosition position = ItemScrollPosition.of(Map.of("partition", AttributeValue.fromS("CUSTOMER#c-42")),
				"f");
		Set<String> texts = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			String cursor = this.cursors.seal(position);
			byte[] bytes = Base64.getUrlDecoder().decode(cursor);
			assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("CUSTOMER",
					"partition");
			texts.add(cursor);
		}
		assertThat(texts).hasSize(100);
	}

	@Test
	void staysShort() {
		ItemScrollPosition position = ItemScrollPosition.of(
				Map.of("pk", AttributeValue.fromS("CUSTOMER#c-42"), "sk", AttributeValue.fromS("ORDER#2026-01-01")),
				Fingerprint.of("table", "index").text());

		assertThat(this.cursors.seal(position)).hasSizeLessThan(140);
	}

	@Test
	void refusesEveryCursorThatIsChangedOrCutOrWrittenInAnotherWayOrForeign() {
		SealedCursors others = SealedCursors.random();
		for (int i = 0; i < FORGED; i++) {
			String cursor = this.cursors.seal(position());
			assertRefused(switch (i % 4) {
				case 0 -> changed(cursor);
				case 1 -> cut(cursor);
				case 2 -> writtenInAnotherWay(cursor).get(i % 5);
				default -> others.seal(position());
			});
		}
	}

	@Test
	void refusesForgeriesOfExpiringCursorsToo() {
		SealedCursors expiring = this.cursors.expiringAfter(Duration.ofHours(1));
		for (int i = 0; i < FORGED / 10; i++) {
			String cursor = expiring.seal(position());
			assertThat(expiring.open(cursor)).isEqualTo(this.cursors.open(cursor));
			String forged = (i % 2 == 0) ? changed(cursor) : cut(cursor);
			if (!forged.isBlank()) {
				assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> expiring.open(forged))
					.withMessage(REFUSED);
			}
		}
	}

	@Test
	void refusesEveryTruncationAndExtension() {
		String cursor = this.cursors.seal(position());
		for (int length = 1; length < cursor.length(); length++) {
			assertRefused(cursor.substring(0, length));
			assertRefused(cursor.substring(length));
		}
		for (char added : ALPHABET.toCharArray()) {
			assertRefused(cursor + added);
			assertRefused(added + cursor);
		}
	}

	@Test
	void refusesEveryChangedByte() {
		for (int i = 0; i < 20; i++) {
			byte[] sealed = Base64.getUrlDecoder().decode(this.cursors.seal(position()));
			for (int at = 0; at < sealed.length; at++) {
				byte[] changed = sealed.clone();
				changed[at] ^= (byte) (1 << this.random.nextInt(8));
				assertRefused(encode(changed));
			}
		}
	}

	@Test
	void refusesTheSameBytesWrittenInAnotherWay() {
		int others = 0;
		for (int i = 0; i < 1000; i++) {
			for (String other : writtenInAnotherWay(this.cursors.seal(position()))) {
				assertRefused(other);
				others++;
			}
		}
		assertThat(others).isGreaterThan(5000);
	}

	@Test
	void refusesNoise() {
		for (int i = 0; i < 5000; i++) {
			byte[] noise = new byte[1 + this.random.nextInt(200)];
			this.random.nextBytes(noise);
			assertRefused(encode(noise));
		}
		assertRefused("null");
		assertRefused("päge-2");
	}

	@Test
	void refusesSealedBytesThatAreNoPosition() {
		Seal seal = new Seal(Base64.getDecoder().decode(this.secret));

		assertRefused(encode(seal.seal(new byte[] {})));
		assertRefused(encode(seal.seal(new byte[] { 0, 0 })));
		assertRefused(encode(seal.seal(new byte[] { 0, 9, 1 })));
		assertRefused(encode(seal.seal(new byte[] { 0, 0, 0, 1, 'a', 'X', 0, 0 })));
		assertRefused(encode(seal.seal(new byte[] { -1, -1 })));
		assertRefused(encode(seal.seal(new byte[] { -1, -1, 'T', 0, 0 })));
		assertRefused(encode(seal.seal(new byte[] { -1, -1, 'T', 0, 0, 0, 0, 0, 0, 0, 0 })));
		assertRefused(encode(seal.seal(new byte[] { -1, -1, 1, 1, 0, 0 })));
		assertRefused(encode(seal.seal(new byte[] { -1, -1, 1, 0, 0, 0, 0, 1, 'a', 'S', 0, 1, 'x' })));
		assertRefused(encode(seal.seal(new byte[] { -1, -1, 2, 1, 0, 0, 0, 1, 'a', 'S', 0, 1, 'x' })));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void refusesABlankCursorRatherThanBeginAnew(String blank) {
		assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> this.cursors.open(blank))
			.withMessage("The cursor is blank. Ask for the first page without a position, or with "
					+ "ScrollPosition.keyset().");
	}

	@Test
	void opensWithEverySecretAndSealsWithTheFirst() {
		String next = secret();
		SealedCursors rotated = SealedCursors.of(List.of(next, this.secret));
		ItemScrollPosition position = position();

		assertThat(rotated.open(this.cursors.seal(position))).isEqualTo(position);
		assertThat(SealedCursors.of(List.of(next)).open(rotated.seal(position))).isEqualTo(position);
		assertRefused(rotated.seal(position));
	}

	@Test
	void refusesToSealTheFirstPage() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.cursors.seal(ScrollPosition.keyset()))
			.withMessage("The first page has no cursor: seal what window.positionAt(…) returns, "
					+ "and ask for the first page without a position.");
	}

	@Test
	void refusesToSealAnotherKindOfPosition() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.cursors.seal(ScrollPosition.offset(20)))
			.withMessage("A position of kind OffsetScrollPosition cannot be sealed; "
					+ "seal what window.positionAt(…) returns.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.cursors.seal(ScrollPosition.forward(Map.of("id", 1))))
			.withMessage("A position of kind KeysetScrollPosition cannot be sealed; "
					+ "seal what window.positionAt(…) returns.");
	}

	@Test
	void refusesSecretsThatAreNoneWithoutShowingThem() {
		String message = "singletable.cursor.secrets[1] is not Base64 of 32 bytes; "
				+ "make one, for example with: openssl rand -base64 32";

		for (String wrong : List.of("", "hunter2!", Base64.getEncoder().encodeToString(new byte[16]))) {
			assertThatIllegalArgumentException().isThrownBy(() -> SealedCursors.of(List.of(this.secret, wrong)))
				.withMessage(message);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> SealedCursors.of(List.of()))
			.withMessage("singletable.cursor.secrets is empty; add one, for example from: openssl rand -base64 32");
		assertThat(this.cursors.toString()).doesNotContain(this.secret);
	}

	@Test
	void servesManyThreads() {
		List<ItemScrollPosition> positions = IntStream.range(0, 5000).mapToObj((i) -> position()).toList();

		assertThat(positions.parallelStream()
			.allMatch((position) -> this.cursors.open(this.cursors.seal(position)).equals(position))).isTrue();
	}

	private void assertRefused(String cursor) {
		if (!cursor.isBlank()) {
			assertThatExceptionOfType(InvalidCursorException.class).as(cursor)
				.isThrownBy(() -> this.cursors.open(cursor))
				.withMessage(REFUSED);
		}
	}

	private String changed(String cursor) {
		int at = this.random.nextInt(cursor.length());
		char other = ALPHABET.charAt(this.random.nextInt(ALPHABET.length()));
		StringBuilder text = new StringBuilder(cursor);
		switch (this.random.nextInt(3)) {
			case 0 -> text.setCharAt(at, (other != cursor.charAt(at)) ? other : '.');
			case 1 -> text.insert(at, other);
			default -> text.deleteCharAt(at);
		}
		return text.toString().equals(cursor) ? cursor + "A" : text.toString();
	}

	private String cut(String cursor) {
		int at = 1 + this.random.nextInt(cursor.length() - 1);
		return this.random.nextBoolean() ? cursor.substring(0, at) : cursor.substring(at);
	}

	private static List<String> writtenInAnotherWay(String cursor) {
		byte[] sealed = Base64.getUrlDecoder().decode(cursor);
		List<String> written = new ArrayList<>(
				List.of(Base64.getUrlEncoder().encodeToString(sealed), Base64.getEncoder().encodeToString(sealed),
						cursor.replace('-', '+').replace('_', '/'), cursor + "\n", " " + cursor, cursor + "="));
		written.addAll(withOtherLastCharacter(cursor));
		written.removeIf(cursor::equals);
		return written;
	}

	private static List<String> withOtherLastCharacter(String cursor) {
		String head = cursor.substring(0, cursor.length() - 1);
		return ALPHABET.chars().mapToObj((last) -> head + (char) last).toList();
	}

	private ItemScrollPosition position() {
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		for (String name : List.of("pk", "sk", "gsi1pk", "größe")) {
			key.put(name, value());
		}
		return ItemScrollPosition.of(key, Fingerprint.of(text()).text());
	}

	private AttributeValue value() {
		byte[] bytes = new byte[this.random.nextInt(60)];
		this.random.nextBytes(bytes);
		return switch (this.random.nextInt(3)) {
			case 0 -> AttributeValue.fromS(text());
			case 1 -> AttributeValue.fromN(Long.toString(this.random.nextLong()));
			default -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
		};
	}

	private String text() {
		int[] codePoints = this.random.ints(this.random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
			.map((c) -> (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 'x' : c)
			.toArray();
		return new String(codePoints, 0, codePoints.length);
	}

	private String secret() {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

	private static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
