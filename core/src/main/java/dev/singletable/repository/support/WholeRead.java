package dev.singletable.repository.support;

import java.lang.reflect.Method;

import dev.singletable.repository.SingleTableCrudRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.util.ClassUtils;

/**
 * The inherited methods that read everything of a type.
 */
enum WholeRead {

	/** All at once. */
	LIST("findAll"),

	/** A page that knows the next one. */
	SLICE("findAll", Pageable.class),

	/** A page that knows the position of each row. */
	WINDOW("findAll", ScrollPosition.class, Limit.class),

	/** One after another. */
	STREAM("streamAll"),

	/** How many there are. */
	COUNT("count"),

	/** All of them, deleted. */
	DELETE("deleteAll");

	private final String method;

	private final Class<?>[] parameters;

	WholeRead(String method, Class<?>... parameters) {
		this.method = method;
		this.parameters = parameters;
	}

	/**
	 * The method as the repository declares it, annotations of its own included.
	 */
	Method in(Class<?> repository) {
		Method declared = ClassUtils.getMethodIfAvailable(repository, this.method, this.parameters);
		return (declared != null) ? declared
				: ClassUtils.getMethod(SingleTableCrudRepository.class, this.method, this.parameters);
	}

}
