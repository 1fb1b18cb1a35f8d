package dev.singletable.repository;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.RecordingClient;
import org.junit.jupiter.api.DynamicTest;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Calls each method of a repository once and compares what is sent with what is written
 * on it.
 * <p>
 * A text argument is the name of its parameter; others are the first, then the second
 * value of their type. What every request of a query has, table and capacity, is not
 * shown, nor is the page size of a filtered one, which follows what the filter keeps.
 */
final class MethodRequests {

	private static final Map<Class<?>, IntFunction<Object>> VALUES = Map.ofEntries(
			Map.entry(int.class, (number) -> 7 + number), Map.entry(boolean.class, (number) -> number == 0),
			Map.entry(BigDecimal.class, (number) -> new BigDecimal("19.99").add(BigDecimal.valueOf(number))),
			Map.entry(Instant.class, (number) -> Hotel.NOON.plus(Duration.ofHours(number))),
			Map.entry(LocalDate.class, (number) -> LocalDate.of(2026, 3, 1 + number)),
			Map.entry(UUID.class, (number) -> new UUID(0, 1L + number)),
			Map.entry(Hotel.State.class, (number) -> Hotel.State.values()[number]),
			Map.entry(Limit.class, (number) -> Limit.of(4)),
			Map.entry(Pageable.class, (number) -> PageRequest.of(0, 5)),
			Map.entry(ScrollPosition.class, (number) -> ScrollPosition.keyset()),
			Map.entry(Sort.class, (number) -> Sort.by("bookedAt").descending()),
			Map.entry(Class.class, (number) -> Hotel.HasPrice.class));

	private final Map<Class<?>, Integer> used = new HashMap<>();

	private MethodRequests() {
	}

	/** What calling the method sends. */
	@Retention(RetentionPolicy.RUNTIME)
	@interface Sends {

		String value();

	}

	static Stream<DynamicTest> of(Class<?> repository) {
		RecordingClient client = RecordingClient.withoutRetries();
		Object made = new SingleTableRepositoryFactory(Hotel.template(client)).getRepository(repository);
		return Arrays.stream(repository.getMethods())
			.filter((method) -> !method.isBridge() && method.isAnnotationPresent(Sends.class))
			.map((method) -> dynamicTest(method.getName(), () -> {
				call(made, method);
				assertThat(shown(sorted(client.sent()))).as(method.toString())
					.isEqualTo(method.getAnnotation(Sends.class).value());
			}));
	}

	/** Several values are asked for at the same time. */
	private static String sorted(String requests) {
		return Stream.of(requests.split("\n\n")).map(String::strip).sorted().collect(Collectors.joining("\n\n"));
	}

	static void call(Object repository, Method method) throws ReflectiveOperationException {
		MethodRequests values = new MethodRequests();
		Object[] arguments = Arrays.stream(method.getParameters()).map(values::argument).toArray();
		if (method.invoke(repository, arguments) instanceof Stream<?> rows) {
			assertThat(rows).isEmpty();
		}
	}

	/**
	 * Requests without what all of them have.
	 */
	static String shown(String requests) {
		return Stream.of(requests.split("\n\n"))
			.map((request) -> request.lines()
				.filter((line) -> !line.equals("TableName: hotel") && !line.equals("ReturnConsumedCapacity: TOTAL"))
				.filter((line) -> !request.contains("\nFilterExpression: ") || !line.startsWith("Limit: "))
				.collect(Collectors.joining("\n", "", "\n")))
			.collect(Collectors.joining("\n"));
	}

	private Object argument(Parameter parameter) {
		Class<?> type = parameter.getType();
		if (type.isArray()) {
			Object array = Array.newInstance(type.getComponentType(), 2);
			Array.set(array, 0, value(type.getComponentType(), parameter.getName() + 1));
			Array.set(array, 1, value(type.getComponentType(), parameter.getName() + 2));
			return array;
		}
		if (Iterable.class.isAssignableFrom(type) && !Sort.class.isAssignableFrom(type)) {
			Class<?> element = (Class<?>) ((ParameterizedType) parameter.getParameterizedType())
				.getActualTypeArguments()[0];
			List<Object> values = List.of(value(element, parameter.getName() + 1),
					value(element, parameter.getName() + 2));
			return (type == Set.class) ? new LinkedHashSet<>(values) : values;
		}
		return value(type, parameter.getName());
	}

	private Object value(Class<?> type, String name) {
		if (type == String.class) {
			return name;
		}
		int number = this.used.merge(type, 1, Integer::sum) - 1;
		return VALUES.get(type).apply(number);
	}

}
