package dev.singletable.convert;

import java.util.Collection;
import java.util.List;

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

	private AttributeTarget(String property, AttributePath path, ValueCodec<Object> codec) {
		this.property = property;
		this.path = path;
		this.codec = codec;
	}

	static AttributeTarget resolve(ItemType type, ObjectCodec<?> root, AttributePath property) {
		AttributePath path = null;
		ValueCodec<?> codec = root;
		for (AttributePath.Step step : property.steps()) {
			if (step instanceof AttributePath.Name name) {
				ValueCodec.AttributePart part = codec.part(name.name());
				if (part == null) {
					throw new InvalidDataAccessApiUsageException(
							"%s has no property '%s'; it has %s.".formatted(type, property, type.propertyNames()));
				}
				path = (path == null) ? AttributePath.of(part.attribute()) : path.then(part.attribute());
				codec = part.codec();
			}
			else {
				ValueCodec<?> element = codec.element();
				if (element == null || path == null || codec.kind() != AttributeKind.L) {
					throw new InvalidDataAccessApiUsageException(
							"%s: '%s' names a place in something that is no list.".formatted(type, property));
				}
				path = path.then(step);
				codec = element;
			}
		}
		if (path == null) {
			throw new IllegalStateException("A path has at least one step.");
		}
		return new AttributeTarget(type + "." + property, path, Codecs.cast(codec));
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
		return encode(this.codec, value);
	}

	/**
	 * The stored form of one element, or of a piece of a text.
	 */
	public AttributeValue element(Object value) {
		return encode((this.codec.kind() == AttributeKind.S) ? this.codec : elementCodec(), value);
	}

	/**
	 * The stored form of elements of a set.
	 */
	public AttributeValue set(List<?> elements) {
		if (this.codec.kind() == AttributeKind.L || this.codec.element() == null) {
			throw refused("is stored as %s, not as a set".formatted(this.codec.kind()));
		}
		return encodeUnchecked(this.codec, coerceAll(elements));
	}

	/**
	 * The stored form of elements of a list.
	 */
	public AttributeValue list(List<?> elements) {
		if (this.codec.kind() != AttributeKind.L) {
			throw refused("is stored as %s, not as a list".formatted(this.codec.kind()));
		}
		ValueCodec<Object> element = elementCodec();
		return AttributeValue.fromL(elements.stream().map((each) -> encode(element, each)).toList());
	}

	/**
	 * The stored form of a difference to add.
	 */
	public AttributeValue delta(Number delta) {
		if (!isNumber()) {
			throw refused("is stored as %s, so nothing can be added to it".formatted(this.codec.kind()));
		}
		return AttributeValue.fromN(new java.math.BigDecimal(delta.toString()).toPlainString());
	}

	private Collection<Object> coerceAll(List<?> elements) {
		ValueCodec<Object> element = elementCodec();
		Collection<Object> coerced = new java.util.LinkedHashSet<>();
		elements.forEach((each) -> coerced.add(coerce(element, each)));
		return coerced;
	}

	private ValueCodec<Object> elementCodec() {
		ValueCodec<?> element = this.codec.element();
		if (element == null) {
			throw refused("has no elements");
		}
		return Codecs.cast(element);
	}

	private AttributeValue encode(ValueCodec<Object> by, Object value) {
		return encodeUnchecked(by, coerce(by, value));
	}

	private static AttributeValue encodeUnchecked(ValueCodec<Object> by, Object value) {
		AttributeValueWriter out = new AttributeValueWriter();
		by.write(value, out);
		return out.result();
	}

	@SuppressWarnings("unchecked")
	private Object coerce(ValueCodec<Object> by, Object value) {
		Class<?> wanted = ClassUtils.resolvePrimitiveIfNecessary(by.type());
		if (wanted.isInstance(value)) {
			return value;
		}
		if ((ValueCodec<?>) by instanceof OptionalCodec optional) {
			return java.util.Optional.of(coerce(optional.content(), value));
		}
		if (wanted.isArray() && value instanceof Collection) {
			return value;
		}
		Object number = (value instanceof Number given && Number.class.isAssignableFrom(wanted))
				? number(given, (Class<? extends Number>) wanted) : null;
		if (number == null) {
			throw refused("takes %s, not %s".formatted(wanted.getSimpleName(), value.getClass().getSimpleName()));
		}
		return number;
	}

	private @Nullable Number number(Number value, Class<? extends Number> wanted) {
		try {
			return NumberUtils.convertNumberToTargetClass(value, wanted);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidDataAccessApiUsageException("%s takes %s, which the number given does not fit."
				.formatted(this.property, wanted.getSimpleName()), ex);
		}
	}

	private InvalidDataAccessApiUsageException refused(String what) {
		return new InvalidDataAccessApiUsageException("%s %s.".formatted(this.property, what));
	}

}
