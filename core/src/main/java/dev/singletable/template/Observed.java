package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.observe.ObservedOperation;
import dev.singletable.observe.OperationObserver;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Does what is asked, and lets it be observed where somebody does.
 */
record Observed(@Nullable OperationObserver observer, ItemModel model) {

	/**
	 * Does it as one operation.
	 * @param type what is asked for
	 */
	<R extends @Nullable Object> R call(String operation, Class<?> type, Supplier<R> work) {
		OperationObserver observing = this.observer;
		return (observing == null || !observing.isActive()) ? work.get()
				: observing.start(operation, name(type)).whole(work);
	}

	void run(String operation, Class<?> type, Runnable work) {
		call(operation, type, () -> {
			work.run();
			return Boolean.TRUE;
		});
	}

	/**
	 * Does it as one operation that ends with the results.
	 */
	<R> Stream<R> stream(String operation, Class<?> type, Supplier<FoundResults<R>> pages) {
		OperationObserver observing = this.observer;
		if (observing == null || !observing.isActive()) {
			return pages.get().stream();
		}
		ObservedOperation started = observing.start(operation, name(type));
		return new ObservedResults<>(started.part(pages), started).stream();
	}

	/**
	 * Does it as one operation that ends with the stream, each of whose elements is read
	 * when it is asked for.
	 */
	<R> Stream<R> each(String operation, Class<?> type, Supplier<Stream<R>> elements) {
		OperationObserver observing = this.observer;
		if (observing == null || !observing.isActive()) {
			return elements.get();
		}
		ObservedOperation started = observing.start(operation, name(type));
		Stream<R> read = started.part(elements);
		return StreamSupport.stream(new Part<>(read.spliterator(), started), false).onClose(() -> {
			read.close();
			started.end(null);
		});
	}

	private String name(Class<?> type) {
		if (type == Object.class) {
			return "any";
		}
		Class<?> own = ClassUtils.getUserClass(type);
		List<ItemType> types = this.model.types()
			.stream()
			.filter((each) -> own.isAssignableFrom(each.javaType()))
			.toList();
		return (types.size() == 1) ? types.get(0).name() : own.getSimpleName();
	}

	/** Reads each element for the operation, and hands it over outside of it. */
	private static final class Part<R> extends Spliterators.AbstractSpliterator<R> {

		private final Spliterator<R> elements;

		private final ObservedOperation operation;

		Part(Spliterator<R> elements, ObservedOperation operation) {
			super(Long.MAX_VALUE, Spliterator.ORDERED);
			this.elements = elements;
			this.operation = operation;
		}

		@Override
		public boolean tryAdvance(Consumer<? super R> action) {
			List<R> next = new ArrayList<>(1);
			boolean more = this.operation.part(() -> this.elements.tryAdvance(next::add));
			if (more) {
				next.forEach(action);
			}
			else {
				this.operation.end(null);
			}
			return more;
		}

	}

}
