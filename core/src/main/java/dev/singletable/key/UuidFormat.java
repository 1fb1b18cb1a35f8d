package dev.singletable.key;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * UUIDs in lower case; they sort by their text.
 */
final class UuidFormat extends KeyFormat {

	private static final TextShape SHAPE = new TextShape("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");

	UuidFormat() {
		super(UUID.class);
	}

	@Override
	public String write(Object value) {
		if (!(value instanceof UUID uuid)) {
			throw wrongType(value);
		}
		return uuid.toString();
	}

	@Override
	@Nullable Object parse(String text) {
		return SHAPE.matches(text) ? UUID.fromString(text) : null;
	}

	@Override
	public boolean fixedWidth() {
		return true;
	}

	@Override
	public Optional<String> predecessor(String text) {
		UUID uuid = UUID.fromString(text);
		long most = uuid.getMostSignificantBits();
		long least = uuid.getLeastSignificantBits();
		if (most == 0 && least == 0) {
			return Optional.empty();
		}
		return Optional.of(new UUID((least == 0) ? most - 1 : most, least - 1).toString());
	}

	@Override
	List<TextShape> shapes() {
		return List.of(SHAPE);
	}

}
