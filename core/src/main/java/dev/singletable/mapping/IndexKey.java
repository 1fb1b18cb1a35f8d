package dev.singletable.mapping;

import java.util.ArrayList;
import java.util.List;

import dev.singletable.key.KeyPattern;
import dev.singletable.key.KeyTemplate;
import dev.singletable.table.KeyAttribute;

/**
 * One half of a key, partition or sort, and what fills it.
 */
public sealed interface IndexKey {

	/**
	 * The property paths that fill it, in order, literals and the shard left out.
	 */
	List<String> parts();

	/**
	 * The attributes it is stored in.
	 */
	List<KeyAttribute> attributes();

	/**
	 * As a developer wrote it.
	 */
	String describe();

	/** One attribute whose text a template renders. */
	record Composed(String attribute, KeyPattern pattern) implements IndexKey {

		@Override
		public List<String> parts() {
			List<String> paths = new ArrayList<>();
			for (KeyTemplate.Part part : this.pattern.parts()) {
				if (!part.path().equals(ItemType.SHARD_PART)) {
					paths.add(part.path());
				}
			}
			return paths;
		}

		/**
		 * As a developer wrote it, without the shard.
		 */
		public KeyTemplate template() {
			return this.pattern.unsharded();
		}

		/**
		 * In how many shards its values are; 1 unless it is declared so.
		 */
		public int shards() {
			return this.pattern.shards();
		}

		@Override
		public List<KeyAttribute> attributes() {
			return List.of(KeyAttribute.text(this.attribute));
		}

		@Override
		public String describe() {
			String text = template().text();
			return (shards() > 1) ? "%s in %d shards".formatted(text, shards()) : text;
		}

	}

	/** One attribute whose text a property carries as it is. */
	record Raw(String attribute, String path) implements IndexKey {

		@Override
		public List<String> parts() {
			return List.of(this.path);
		}

		@Override
		public List<KeyAttribute> attributes() {
			return List.of(KeyAttribute.text(this.attribute));
		}

		@Override
		public String describe() {
			return "{" + this.path + "}";
		}

	}

	/** Up to four attributes of the entity itself. */
	record Native(List<NativePart> properties) implements IndexKey {

		@Override
		public List<String> parts() {
			return this.properties.stream().map(NativePart::path).toList();
		}

		@Override
		public List<KeyAttribute> attributes() {
			return this.properties.stream().map(NativePart::attribute).toList();
		}

		@Override
		public String describe() {
			return String.join(", ", parts());
		}

	}

	/**
	 * A property of the entity that is a key attribute of a native index.
	 *
	 * @param path the property, or {@code @type}
	 */
	record NativePart(String path, KeyAttribute attribute) {

	}

}
