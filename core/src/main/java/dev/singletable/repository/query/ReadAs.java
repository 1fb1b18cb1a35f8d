package dev.singletable.repository.query;

import java.util.Map;

import dev.singletable.plan.Refusal;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;

/**
 * Which items a method reads, and as what it returns them.
 *
 * @param items the class whose items are read
 * @param result what each becomes
 */
record ReadAs(Class<?> items, Class<?> result) {

	/**
	 * What a method of a repository reads to return this class. One that permits the
	 * repository's and others asks for all of them; any other supertype says nothing of
	 * what is read.
	 */
	static ReadAs of(Class<?> returned, Class<?> domain) {
		if (returned.isAssignableFrom(domain)) {
			Class<?> items = returned.isSealed() ? returned : domain;
			return new ReadAs(items, items);
		}
		return domain.isAssignableFrom(returned) ? new ReadAs(returned, returned) : new ReadAs(domain, returned);
	}

	/**
	 * Why items cannot be returned so, or null.
	 */
	@Nullable Refusal refusal() {
		Class<?> type = this.result;
		boolean value = BeanUtils.isSimpleProperty(type) || type.isArray() || Map.class.isAssignableFrom(type)
				|| Iterable.class.isAssignableFrom(type);
		if (!value || type == this.items) {
			return null;
		}
		return new Refusal(
				"it returns %s, which is neither %s nor a projection of it".formatted(type.getSimpleName(),
						this.items.getSimpleName()),
				"Return %s, or an interface or record with some of its properties."
					.formatted(this.items.getSimpleName()));
	}

}
