package dev.singletable.cursor;

import java.nio.BufferUnderflowException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.singletable.query.ItemScrollPosition;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;

/**
 * Cursors encrypted and authenticated with AES-GCM.
 *
 * <p>
 * A cursor is, in URL-safe Base64: a format byte, the id of the secret, a nonce, and the
 * sealed position, before which there may be the time it was sealed at. The first secret
 * seals, all open.
 */
public final class SealedCursors implements Cursors {

	private static final String REFUSED = "The cursor was not sealed by this application, was changed since, or its "
			+ "secret is no longer in singletable.cursor.secrets. Start again at the first page.";

	private final List<Seal> seals;

	private final @Nullable Lifetime lifetime;

	private SealedCursors(List<Seal> seals, @Nullable Lifetime lifetime) {
		this.seals = List.copyOf(seals);
		this.lifetime = lifetime;
	}

	/**
	 * Cursors that every process with these secrets can open.
	 * @param secrets each Base64 of 32 bytes; the first seals, all open
	 */
	public static SealedCursors of(List<String> secrets) {
		if (secrets.isEmpty()) {
			throw new IllegalArgumentException(
					"singletable.cursor.secrets is empty; add one, for example from: openssl rand -base64 32");
		}
		List<Seal> seals = new ArrayList<>();
		for (int i = 0; i < secrets.size(); i++) {
			seals.add(new Seal(secret(secrets.get(i), i)));
		}
		return new SealedCursors(seals, null);
	}

	/**
	 * Cursors that only this process can open, and none after it.
	 */
	public static SealedCursors random() {
		byte[] secret = new byte[Seal.SECRET_LENGTH];
		new SecureRandom().nextBytes(secret);
		return new SealedCursors(List.of(new Seal(secret)), null);
	}

	/**
	 * The same, whose cursors are refused when they are older. They say within what is
	 * sealed when that was; cursors that do not are refused too. Without this both kinds
	 * open.
	 */
	public SealedCursors expiringAfter(Duration timeToLive, Clock clock) {
		return new SealedCursors(this.seals, new Lifetime(timeToLive, clock));
	}

	/**
	 * The same by the clock of the system.
	 */
	public SealedCursors expiringAfter(Duration timeToLive) {
		return expiringAfter(timeToLive, Clock.systemUTC());
	}

	private static byte[] secret(String text, int index) {
		byte[] secret = decode(Base64.getDecoder(), text.trim());
		if (secret == null || secret.length != Seal.SECRET_LENGTH) {
			throw new IllegalArgumentException(("singletable.cursor.secrets[%d] is not Base64 of 32 bytes; "
					+ "make one, for example with: openssl rand -base64 32")
				.formatted(index));
		}
		return secret;
	}

	@Override
	public String seal(ScrollPosition position) {
		if (position.isInitial()) {
			throw new InvalidDataAccessApiUsageException("The first page has no cursor: "
					+ "seal what window.positionAt(…) returns, and ask for the first page without a position.");
		}
		if (!(position instanceof ItemScrollPosition place)) {
			throw new InvalidDataAccessApiUsageException(
					"A position of kind %s cannot be sealed; seal what window.positionAt(…) returns."
						.formatted(position.getClass().getSimpleName()));
		}
		byte[] plain = PositionFormat.write(place);
		byte[] sealed = this.seals.get(0).seal((this.lifetime != null) ? this.lifetime.begin(plain) : plain);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
	}

	@Override
	public ScrollPosition open(String cursor) {
		if (cursor == null || cursor.isBlank()) {
			throw new InvalidCursorException(
					"The cursor is blank. Ask for the first page without a position, or with ScrollPosition.keyset().");
		}
		byte[] sealed = decodeCanonical(cursor);
		for (Seal seal : this.seals) {
			byte[] position = (sealed != null) ? seal.open(sealed) : null;
			if (position != null) {
				return read(position);
			}
		}
		throw new InvalidCursorException(REFUSED);
	}

	private ItemScrollPosition read(byte[] sealed) {
		if (this.lifetime != null) {
			this.lifetime.check(sealed);
		}
		try {
			return PositionFormat.read(SealedAt.position(sealed));
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			throw new InvalidCursorException(REFUSED, ex);
		}
	}

	// the JDK's decoder ignores padding and the unused bits of the last character, so
	// several texts would open as one cursor
	private static byte @Nullable [] decodeCanonical(String cursor) {
		byte[] sealed = decode(Base64.getUrlDecoder(), cursor);
		boolean canonical = sealed != null
				&& Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(cursor);
		return canonical ? sealed : null;
	}

	private static byte @Nullable [] decode(Base64.Decoder decoder, String text) {
		try {
			return decoder.decode(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
