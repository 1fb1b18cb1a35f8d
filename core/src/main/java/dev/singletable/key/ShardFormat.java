package dev.singletable.key;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * The shard of an item in two digits: its number, or the key that it follows from.
 * <p>
 * What is stored depends on this arithmetic, which never changes: the CRC-32 of the UTF-8
 * bytes of {@code <pk>#<sk>}, modulo the number of shards.
 */
final class ShardFormat extends KeyFormat {

	/** As many as two digits tell apart. */
	static final int MOST = 100;

	private final List<String> texts;

	ShardFormat(int shards) {
		super(Integer.class);
		this.texts = IntStream.range(0, shards).mapToObj(ShardFormat::text).toList();
	}

	private static String text(int shard) {
		return String.format(Locale.ROOT, "%02d", shard);
	}

	int shards() {
		return this.texts.size();
	}

	@Override
	public String write(Object value) {
		if (value instanceof ItemKey key) {
			return this.texts.get(shardOf(key));
		}
		if (value instanceof Integer shard) {
			return this.texts.get(shard);
		}
		throw wrongType(value);
	}

	private int shardOf(ItemKey key) {
		CRC32 sum = new CRC32();
		sum.update((key.pk() + KeyText.SEPARATOR + key.sk()).getBytes(StandardCharsets.UTF_8));
		return (int) (sum.getValue() % this.texts.size());
	}

	@Override
	@Nullable Object parse(String text) {
		int shard = this.texts.indexOf(text);
		return (shard < 0) ? null : shard;
	}

	@Override
	List<String> texts() {
		return this.texts;
	}

}
