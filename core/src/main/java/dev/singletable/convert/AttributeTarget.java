package dev.singletable.convert;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.singletable.blob.BlobContent;
import dev.singletable.expression.AttributePath;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * The attribute a property path leads to, and what its values are stored as.
 */
public final class AttributeTarget {

	private final String property;

	private final AttributePath path;

	private final ValueCodec<Object> codec;

	private final @Nullable AttributePath zone;

	/** Whether it is inside a list or map, where an empty set keeps its place. */
	private final boolean element;

	private AttributeTarget(String property, AttributePath path, ValueCodec<?> codec, @Nullable AttributePath zone,
			boolean element) {
		this.property = property;
		this.path = path;
		this.codec = content(codec);
		this.zone = zone;
		this.element = element;
	}

	/** What may be absent is named and compared like what may not. */
	private static ValueCodec<Object> content(ValueCodec<?> codec) {
		return (codec instanceof OptionalCodec optional) ? optional.content() : Codecs.cast(codec);
	}

	static AttributeTarget resolve(ItemType type, ObjectCodec<?> root, AttributePath property) {
		AttributePath path = null;
		AttributePath zone = null;
		ValueCodec<?> codec = root;
		boolean element = false;
		for (AttributePath.Step step : property.steps()) {
			if (step instanceof AttributePath.Name name) {
				ValueCodec.AttributePart part = codec.part(name.name());
				if (part == null) {
					throw new InvalidDataAccessApiUsageException(
							"%s has no property '%s'; it has %s.".formatted(type, property, type.propertyNames()));
				}
				zone = (part.zone() != null) ? child(path, part.zone()) : null;
				path = child(path, part.attribute());
				codec = part.codec();
				element = part.entry();
			}
			else {
				codec = elementAt(type, property, codec);
				path = Objects.requireNonNull(path, "a path begins with a name").then(step);
				zone = null;
				element = true;
			}
		}
		return new AttributeTarget(type + "." + property, Objects.requireNonNull(path, "a path has a step"), codec,
				zone, element);
	}

	private static AttributePath child(@Nullable AttributePath parent, String attribute) {
		return (parent != null) ? parent.then(attribute) : AttributePath.of(attribute);
	}

	private static ValueCodec<?> elementAt(ItemType type, AttributePath property, ValueCodec<?> list) {
		ValueCodec<?> element = list.element();
		if (element == null || list.kind() != AttributeKind.L) {
			throw new InvalidDataAccessApiUsageException(
					"%s: '%s' names a place in something that is no list.".formatted(type, property));
		}
		return element;
	}

	public AttributePath path() {
		return this.path;
	}

	/**
	 * Whether values are numbers, so that something can be added to them.
	 */
	public boolean isNumber() {
		return this.codec.kind() == AttributeKind.N;
	}

	/**
	 * The stored form of a value of the property.
	 * @throws InvalidDataAccessApiUsageException if the property does not take it
	 */
	public AttributeValue value(Object value) {
		if (isOmitted(value)) {
			throw refused("is a set, which is absent when empty. Ask isAbsent() for that");
		}
		return encode(this.codec, coerce(this.codec, value));
	}

	/**
	 * The stored form of a value the property is compared with.
	 */
	public AttributeValue compared(Object value) {
		requirePlain();
		return value(value);
	}

	private void requirePlain() {
		if (this.codec instanceof CompressedCodec) {
			throw refused("is compressed, so that no condition can look into it");
		}
		if (this.codec.type() == BlobContent.class) {
			throw refused("is a blob, so that no condition can look into it; ask exists() or isAbsent()");
		}
	}

	/**
	 * Whether the property is absent where it has this value.
	 */
	public boolean isOmitted(Object value) {
		return !this.element && this.codec.isOmitted(coerce(this.codec, value));
	}

	/**
	 * The zone that is stored beside a value of the property, if one is: an update that
	 * sets the value sets it too.
	 */
	public Optional<Zone> zone(Object value) {
		AttributePath beside = this.zone;
		return (beside == null) ? Optional.empty()
				: Optional.of(new Zone(beside, AttributeValue.fromS(ZonedCodec.zone(coerce(this.codec, value)))));
	}

	/**
	 * Where that zone is stored, for an update that removes the value.
	 */
	public Optional<AttributePath> zonePath() {
		return Optional.ofNullable(this.zone);
	}

	/**
	 * The stored form of one element, or of a piece of a text.
	 */
	public AttributeValue element(Object value) {
		requirePlain();
		ValueCodec<Object> by = (this.codec.kind() == AttributeKind.S) ? this.codec : elementCodec();
		return encode(by, coerce(by, value));
	}

	/**
	 * The stored form of elements of a set.
	 */
	public AttributeValue set(List<?> elements) {
		if (this.codec.kind() == AttributeKind.L || this.codec.element() == null) {
			throw refused("is stored as %s, not as a set".formatted(this.codec.kind()));
		}
		if (elements.isEmpty()) {
			throw refused("needs at least one element");
		}
		return encode(this.codec, coerceAll(elements));
	}

	/**
	 * The stored form of elements of a list.
	 */
	public AttributeValue list(List<?> elements) {
		if (this.codec.kind() != AttributeKind.L) {
			throw refused("is stored as %s, not as a list".formatted(this.codec.kind()));
		}
		return AttributeValue.fromL(elements.stream().map(this::element).toList());
	}

	/**
	 * The stored form of a difference to add.
	 */
	public AttributeValue delta(Number delta) {
		if (!isNumber()) {
			throw refused("is stored as %s, so nothing can be added to it".formatted(this.codec.kind()));
		}
		return AttributeValue.fromN(new BigDecimal(value(delta).n()).toPlainString());
	}

	private Collection<Object> coerceAll(List<?> elements) {
		ValueCodec<Object> element = elementCodec();
		Collection<Object> coerced = new LinkedHashSet<>();
		elements.forEach((each) -> coerced.add(coerce(element, each)));
		return coerced;
	}

	private ValueCodec<Object> elementCodec() {
		ValueCodec<?> element = this.codec.element();
		if (element == null) {
			throw refused("has no elements");
		}
		return content(element);
	}

	private AttributeValue encode(ValueCodec<Object> by, Object value) {
		AttributeValueWriter out = new AttributeValueWriter(this.path.toString());
		by.write(value, out);
		return out.result();
	}

	@SuppressWarnings("unchecked")
	private Object coerce(ValueCodec<Object> by, Object value) {
		Object given = (value instanceof Optional<?> optional && optional.isPresent()) ? optional.get() : value;
		Class<?> wanted = ClassUtils.resolvePrimitiveIfNecessary(by.type());
		if (wanted.isInstance(given) || (wanted.isArray() && given instanceof Collection)) {
			return given;
		}
		if (given instanceof Number number && Number.class.isAssignableFrom(wanted)) {
			return exact(number, (Class<? extends Number>) wanted);
		}
		throw refused("takes %s, not %s".formatted(wanted.getSimpleName(), given.getClass().getSimpleName()));
	}

	/** Rounding would make the condition or the change another one than was asked for. */
	private Number exact(Number value, Class<? extends Number> wanted) {
		try {
			BigDecimal asked = new BigDecimal(value.toString());
			Number converted = NumberUtils.convertNumberToTargetClass(asked, wanted);
			if (asked.compareTo(new BigDecimal(converted.toString())) == 0) {
				return converted;
			}
		}
		catch (IllegalArgumentException ex) {
			throw refused("takes %s, which the number given does not fit".formatted(wanted.getSimpleName()));
		}
		throw refused("takes %s, which the number given does not fit".formatted(wanted.getSimpleName()));
	}

	private InvalidDataAccessApiUsageException refused(String what) {
		return new InvalidDataAccessApiUsageException("%s %s.".formatted(this.property, what));
	}

	/**
	 * A zone as it is stored.
	 *
	 * @param path where
	 * @param value its name or offset
	 */
	public record Zone(AttributePath path, AttributeValue value) {

	}

}
