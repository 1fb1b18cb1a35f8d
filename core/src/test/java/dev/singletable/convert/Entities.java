package dev.singletable.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The codecs of the classes a test names.
 */
final class Entities {

	private static final Set<String> OWN = Set.of("pk", "sk", "_type");

	private final ItemCodecs codecs;

	private Entities(ItemCodecs codecs) {
		this.codecs = codecs;
	}

	static Entities of(Class<?>... classes) {
		return with(List.of(), ReadPolicy.defaults(), classes);
	}

	static Entities with(List<?> converters, ReadPolicy policy, Class<?>... classes) {
		Entities entities = new Entities(codecs(converters, policy, classes));
		if (!entities.codecs.problems().isEmpty()) {
			throw new AssertionError(entities.codecs.problems());
		}
		return entities;
	}

	static List<Problem> problems(Class<?>... classes) {
		return codecs(List.of(), ReadPolicy.defaults(), classes).problems();
	}

	private static ItemCodecs codecs(List<?> converters, ReadPolicy policy, Class<?>... classes) {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), List.of(classes));
		if (!model.problems().isEmpty()) {
			throw new AssertionError(model.problems());
		}
		return ItemCodecs.of(model, Conversions.of(converters), policy);
	}

	ItemCodecs codecs() {
		return this.codecs;
	}

	ItemCodec codec(Class<?> type) {
		return this.codecs.of(this.codecs.model().require(type));
	}

	/**
	 * The item of an entity, library attributes included.
	 */
	Map<String, AttributeValue> item(Object entity) {
		return codec(entity.getClass()).toItem(new ItemContent(entity, ItemKey.of("P", "S"), Map.of(), null));
	}

	/**
	 * What is stored of the entity's own attributes.
	 */
	Map<String, AttributeValue> stored(Object entity) {
		Map<String, AttributeValue> item = new LinkedHashMap<>(item(entity));
		item.keySet().removeAll(OWN);
		return item;
	}

	<T> T read(Class<T> type, Map<String, AttributeValue> item) {
		return type.cast(codec(type).read(AttributeValueReader.of(item)));
	}

	/**
	 * The entity after it was stored and read.
	 */
	@SuppressWarnings("unchecked")
	<T> T again(T entity) {
		return (T) read(entity.getClass(), item(entity));
	}

	/**
	 * One stored attribute, readable: <code>S text</code>, <code>M {a=N 1}</code>.
	 */
	static String text(@Nullable AttributeValue value) {
		if (value == null) {
			return "nothing";
		}
		return value.type() + " " + switch (value.type()) {
			case S -> value.s();
			case N -> value.n();
			case BOOL -> value.bool();
			case NUL -> value.nul();
			case B -> value.b().asUtf8String();
			case SS -> new TreeSet<>(value.ss());
			case NS -> new TreeSet<>(value.ns());
			case BS -> value.bs().stream().map((bytes) -> bytes.asUtf8String()).sorted().toList();
			case L -> value.l().stream().map(Entities::text).toList();
			case M -> texts(value.m());
			case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(value);
		};
	}

	static Map<String, String> texts(Map<String, AttributeValue> attributes) {
		Map<String, String> texts = new LinkedHashMap<>();
		attributes.forEach((name, value) -> texts.put(name, text(value)));
		return texts;
	}

	static AttributeValue s(String text) {
		return AttributeValue.fromS(text);
	}

	static AttributeValue n(String number) {
		return AttributeValue.fromN(number);
	}

}
