package dev.singletable.repository.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.singletable.mapping.ItemType;
import dev.singletable.repository.Query;

import org.springframework.util.StringUtils;

/**
 * Reads the question out of a {@code @Query}.
 */
final class AnnotatedMethodReader {

	private final MethodSignature signature;

	private final List<ItemType> types;

	private final Query query;

	private final NamedParameters parameters;

	AnnotatedMethodReader(MethodSignature signature, List<ItemType> types, Query query) {
		this.signature = signature;
		this.types = types;
		this.query = query;
		this.parameters = NamedParameters.of(signature.queryMethod().getParameters());
	}

	/**
	 * What the method does with what it finds.
	 */
	static ResultShape shape(MethodSignature signature) {
		String name = signature.name().toLowerCase(Locale.ROOT);
		Class<?> returned = signature.returnType();
		if (name.startsWith("delete") || name.startsWith("remove")) {
			return ResultShape.DELETE;
		}
		if (returned == Boolean.class) {
			return ResultShape.EXISTS;
		}
		return Number.class.isAssignableFrom(returned) ? ResultShape.COUNT : signature.readShape();
	}

	/**
	 * The question.
	 * @throws RefusedMethodException if it names what is not there
	 */
	MethodQuestion read() {
		String index = StringUtils.hasText(this.query.index()) ? this.query.index() : null;
		String named = (index != null) ? index : this.signature.index();
		List<Operand> operands = new TemplateReader(this.types.get(0), this.parameters, named)
			.read(this.query.partition(), this.query.sortBeginsWith());
		List<FilterPart> filters = StringUtils.hasText(this.query.filter())
				? new FilterReader(this.types, this.parameters, this.query.filter()).read() : List.of();
		refuseUnused(operands, filters);
		return new MethodQuestion(operands, filters, List.of(), null, index);
	}

	private void refuseUnused(List<Operand> operands, List<FilterPart> filters) {
		Set<Integer> used = new LinkedHashSet<>();
		operands.forEach((operand) -> used.addAll(operand.source().parameters()));
		filters.forEach((filter) -> used.addAll(filter.parameters()));
		List<String> unused = this.parameters.indexes()
			.entrySet()
			.stream()
			.filter((entry) -> !used.contains(entry.getValue()))
			.map((entry) -> "'" + entry.getKey() + "'")
			.toList();
		if (!unused.isEmpty()) {
			throw new RefusedMethodException("its query does not use %s".formatted(String.join(", ", unused)),
					"Name each parameter in the query as {name}, or leave it out.");
		}
	}

}
