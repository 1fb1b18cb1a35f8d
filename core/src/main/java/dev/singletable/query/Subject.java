package dev.singletable.query;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

record Subject<T>(Class<?> type, Class<T> resultType, @Nullable String partition, @Nullable String index) {

	Subject {
		Objects.requireNonNull(type, "type");
		Objects.requireNonNull(resultType, "resultType");
	}

	<R> Subject<R> as(Class<R> projection) {
		return new Subject<>(this.type, projection, this.partition, this.index);
	}

	Subject<T> on(String name) {
		return new Subject<>(this.type, this.resultType, this.partition, name);
	}

}
