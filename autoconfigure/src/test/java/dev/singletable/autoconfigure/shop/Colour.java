package dev.singletable.autoconfigure.shop;

/** A class that only a converter can store as one text. */
public final class Colour {

	private final int rgb;

	private Colour(int rgb) {
		this.rgb = rgb;
	}

	public static Colour of(String hex) {
		return new Colour(Integer.parseInt(hex, 16));
	}

	public String hex() {
		return "%06x".formatted(this.rgb);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Colour colour && colour.rgb == this.rgb;
	}

	@Override
	public int hashCode() {
		return this.rgb;
	}

}
