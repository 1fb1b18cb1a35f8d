package dev.singletable.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

final class Seal {

	static final int SECRET_LENGTH = 32;

	private static final byte VERSION = 1;

	private static final int ID_LENGTH = 4;

	private static final int HEADER_LENGTH = 1 + ID_LENGTH;

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_LENGTH = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final SecretKeySpec key;

	private final byte[] header;

	Seal(byte[] secret) {
		this.key = new SecretKeySpec(secret, "AES");
		this.header = ByteBuffer.allocate(HEADER_LENGTH).put(VERSION).put(id(secret), 0, ID_LENGTH).array();
	}

	private static byte[] id(byte[] secret) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update("singletable cursor secret".getBytes(StandardCharsets.UTF_8));
			return digest.digest(secret);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	byte[] seal(byte[] plain) {
		byte[] nonce = new byte[NONCE_LENGTH];
		RANDOM.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
			return ByteBuffer.allocate(HEADER_LENGTH + NONCE_LENGTH + sealed.length)
				.put(this.header)
				.put(nonce)
				.put(sealed)
				.array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A position could not be sealed", ex);
		}
	}

	byte @Nullable [] open(byte[] sealed) {
		if (sealed.length < HEADER_LENGTH + NONCE_LENGTH + TAG_LENGTH || !startsWithHeader(sealed)) {
			return null;
		}
		int start = HEADER_LENGTH + NONCE_LENGTH;
		try {
			Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, HEADER_LENGTH, start));
			return cipher.doFinal(sealed, start, sealed.length - start);
		}
		catch (AEADBadTagException ex) {
			return null;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A cursor could not be opened", ex);
		}
	}

	private boolean startsWithHeader(byte[] sealed) {
		return Arrays.equals(sealed, 0, HEADER_LENGTH, this.header, 0, HEADER_LENGTH);
	}

	private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
		cipher.updateAAD(this.header);
		return cipher;
	}

}
