package dev.singletable.convert;

/**
 * Refuses text that has no UTF-8 form.
 */
public final class WellFormed {

	private WellFormed() {
	}

	public static String require(String text, AttributeWriter where) {
		for (int index = 0; index < text.length(); index++) {
			char character = text.charAt(index);
			if (Character.isSurrogate(character)) {
				if (!startsPair(text, index)) {
					throw new UnwritableItemException(where.path(),
							"the text has an unpaired surrogate at index %d, which has no UTF-8 form. ".formatted(index)
									+ "Remove it, or store the value as byte[].",
							null);
				}
				index++;
			}
		}
		return text;
	}

	private static boolean startsPair(String text, int index) {
		return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(index + 1));
	}

}
