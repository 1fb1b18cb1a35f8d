package dev.singletable.repository.query;

import java.util.List;
import java.util.stream.Stream;

import dev.singletable.query.ItemWindow;
import dev.singletable.template.PlannedOperations;
import dev.singletable.template.PlannedQuery;
import dev.singletable.template.SingleTableTemplate;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * Answers the calls of one planned method.
 */
final class PlannedRepositoryQuery implements RepositoryQuery {

	private final PlannedMethod method;

	private final SingleTableTemplate template;

	PlannedRepositoryQuery(PlannedMethod method, SingleTableTemplate template) {
		this.method = method;
		this.template = template;
	}

	@Override
	public QueryMethod getQueryMethod() {
		return this.method.queryMethod();
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters) {
		MethodCall call = new MethodCall(this.method, parameters);
		PlannedQuery<Object> query = call.query();
		return MethodCall.isEmpty(this.method, query) ? nothing() : run(query, call.pageable());
	}

	private @Nullable Object run(PlannedQuery<Object> query, Pageable page) {
		PlannedOperations operations = this.template.planned();
		return switch (this.method.shape()) {
			case ONE -> one(operations.findAll(query));
			case LIST -> operations.findAll(query);
			case STREAM -> operations.stream(query);
			case WINDOW -> operations.scroll(query);
			case SLICE -> new SliceReading(operations).read(query, page);
			case COUNT -> number(operations.count(query));
			case EXISTS -> operations.exists(query);
			case DELETE -> delete(query);
		};
	}

	private @Nullable Object nothing() {
		return switch (this.method.shape()) {
			case ONE -> null;
			case LIST -> List.of();
			case STREAM -> Stream.empty();
			case WINDOW -> ItemWindow.of(List.of(), (index) -> ScrollPosition.keyset(), false,
					new ItemWindow.Statistics(0, 0, 0, 0));
			case SLICE -> new SliceImpl<>(List.of());
			case COUNT -> number(0);
			case EXISTS -> false;
			case DELETE -> deleted(List.of());
		};
	}

	private static @Nullable Object one(List<Object> found) {
		if (found.size() > 1) {
			throw new IncorrectResultSizeDataAccessException(1);
		}
		return found.isEmpty() ? null : found.get(0);
	}

	private Object number(long count) {
		Class<?> type = this.method.signature().returnType();
		return number(count, Number.class.isAssignableFrom(type) ? type.asSubclass(Number.class) : Long.class);
	}

	private static Number number(long count, Class<? extends Number> type) {
		return NumberUtils.convertNumberToTargetClass(count, type);
	}

	private @Nullable Object delete(PlannedQuery<Object> query) {
		Deletion deletion = new Deletion(this.template);
		if (getQueryMethod().isCollectionQuery()) {
			List<Object> found = this.template.planned().findAll(query);
			deletion.delete(found);
			return deleted(found);
		}
		return counted(deletion.deleteEach(this.template.planned(), query));
	}

	private @Nullable Object deleted(List<Object> found) {
		return getQueryMethod().isCollectionQuery() ? found : counted(found.size());
	}

	private @Nullable Object counted(long count) {
		Class<?> type = this.method.signature().returnType();
		if (type == ClassUtils.resolvePrimitiveIfNecessary(void.class)) {
			return null;
		}
		return (type == Boolean.class) ? count > 0 : number(count);
	}

}
