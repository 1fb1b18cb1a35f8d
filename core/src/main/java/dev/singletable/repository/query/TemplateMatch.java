package dev.singletable.repository.query;

import java.util.Arrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.singletable.expression.Operator;
import dev.singletable.key.InvalidKeyException;
import dev.singletable.key.InvalidTemplateException;
import dev.singletable.key.KeyFormat;
import dev.singletable.key.KeyPattern;
import dev.singletable.key.KeyTemplate;
import dev.singletable.key.KeyTemplate.Literal;
import dev.singletable.key.KeyTemplate.Part;
import dev.singletable.key.KeyTemplate.Segment;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.Term;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.StringUtils;

/**
 * How the templates of a query fit the keys of one way.
 */
final class TemplateMatch {

	private final ItemType type;

	private final NamedParameters parameters;

	private final Set<Operand> operands = new LinkedHashSet<>();

	private int looseness;

	private @Nullable String misfit;

	private TemplateMatch(ItemType type, NamedParameters parameters) {
		this.type = type;
		this.parameters = parameters;
	}

	static TemplateMatch of(ItemType type, NamedParameters parameters) {
		return new TemplateMatch(type, parameters);
	}

	List<Operand> operands() {
		return List.copyOf(this.operands);
	}

	/**
	 * How many parts have other names than the properties they fill.
	 */
	int looseness() {
		return this.looseness;
	}

	/**
	 * What keeps a literal from standing where the way has a part, or null.
	 */
	@Nullable String misfit() {
		return this.misfit;
	}

	/**
	 * Whether the template writes the partition keys of the way.
	 */
	boolean partition(ItemIndex way, KeyTemplate given) {
		if (way.partition() instanceof IndexKey.Raw raw) {
			return add(raw.path(), Operator.EQUAL, raw(given, ""));
		}
		if (!(way.partition() instanceof IndexKey.Composed composed)) {
			return false;
		}
		List<Segment> stored = composed.template().segments();
		return stored.size() == given.segments().size() && whole(stored, given.segments());
	}

	/**
	 * Whether the template writes the beginning of the sort keys of the way.
	 * @param whole whether its last segment is complete
	 */
	boolean prefix(ItemIndex way, KeyTemplate given, boolean whole) {
		if (way.sort() instanceof IndexKey.Raw raw) {
			return add(raw.path(), Operator.BEGINS_WITH, raw(given, whole ? "#" : ""));
		}
		if (!(way.sort() instanceof IndexKey.Composed composed)) {
			return false;
		}
		List<Segment> stored = composed.pattern().template().segments();
		int count = given.segments().size();
		if (whole) {
			return count < stored.size() && whole(stored, given.segments());
		}
		return count <= stored.size() && whole(stored, given.segments().subList(0, count - 1))
				&& last(stored.get(count - 1), given.segments().get(count - 1));
	}

	private ValueSource raw(KeyTemplate given, String end) {
		Map<String, Integer> indexes = new LinkedHashMap<>();
		given.parts().forEach((part) -> indexes.put(part.path(), this.parameters.indexOf(part.path())));
		try {
			return new ValueSource.RawKey(KeyPattern.of(given, this.parameters::typeOf), indexes, end);
		}
		catch (InvalidTemplateException ex) {
			throw RefusedMethodException.of(String.valueOf(ex.getMessage()));
		}
	}

	private boolean whole(List<Segment> stored, List<Segment> given) {
		for (int index = 0; index < given.size(); index++) {
			if (!segment(stored.get(index), given.get(index), Operator.EQUAL)) {
				return false;
			}
		}
		return true;
	}

	private boolean last(Segment stored, Segment given) {
		if (stored instanceof Literal literal) {
			return given instanceof Literal beginning && literal.text().startsWith(beginning.text());
		}
		boolean text = stored instanceof Part part && this.type.typeOf(part.path()) == String.class;
		return segment(stored, given, text ? Operator.BEGINS_WITH : Operator.EQUAL);
	}

	private boolean segment(Segment stored, Segment given, Operator operator) {
		if (!(stored instanceof Part part)) {
			return stored.equals(given);
		}
		if (given instanceof Part named) {
			this.looseness += isNamed(part.path(), named.path()) ? 0 : 1;
			return add(part.path(), operator, new ValueSource.Argument(this.parameters.indexOf(named.path())));
		}
		this.looseness += 2;
		Object value = (given instanceof Literal literal) ? value(literal.text(), part) : null;
		return value != null && add(part.path(), operator, new ValueSource.Constant(value));
	}

	/** A literal is the value as its type reads it, or else as keys hold it. */
	private @Nullable Object value(String text, Part part) {
		Object converted = convert(text, part.path());
		if (converted != null) {
			return converted;
		}
		try {
			return KeyFormat.of(this.type.typeOf(part.path()), part.format()).read(text);
		}
		catch (InvalidKeyException ex) {
			this.misfit = "\"%s\" is no whole value of %s as keys hold it, which is a %s; write one, or take it as a parameter."
				.formatted(text, part, this.type.typeOf(part.path()).getSimpleName());
			return null;
		}
	}

	private static boolean isNamed(String path, String name) {
		String component = Arrays.stream(path.split("\\.")).map(StringUtils::capitalize).collect(Collectors.joining());
		return path.equals(name) || StringUtils.uncapitalize(component).equals(name);
	}

	private @Nullable Object convert(String text, String path) {
		try {
			return DefaultConversionService.getSharedInstance().convert(text, this.type.typeOf(path));
		}
		catch (ConversionException ex) {
			return null;
		}
	}

	private boolean add(String path, Operator operator, ValueSource source) {
		Operand operand = new Operand(new Term(path, operator), source);
		boolean other = this.operands.stream().anyMatch((each) -> each.term().path().equals(path));
		if (other && !this.operands.contains(operand)) {
			return false;
		}
		this.operands.add(operand);
		return true;
	}

	/**
	 * Refuses parameters whose values the properties cannot have.
	 */
	void refuseUnlessFits() {
		List<String> names = new ArrayList<>(this.parameters.indexes().keySet());
		for (Operand operand : this.operands) {
			if (operand.source() instanceof ValueSource.Argument argument) {
				PathCheck.of(this.type)
					.refuseUnlessFits(operand.term().path(), this.parameters.typeOf(names.get(argument.index())));
			}
		}
	}

}
