package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.util.Arrays;

import dev.singletable.mapping.ItemIndex;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.Refusal;
import dev.singletable.repository.ConsistentRead;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Which methods of a repository have to read consistently, and which of them cannot.
 *
 * @param repository its interface
 */
public record ConsistentReads(Class<?> repository) {

	/**
	 * Whether the method, or the repository for all of them, asks for it.
	 */
	public boolean areAskedBy(Method method) {
		return isAnnotated(method) || AnnotatedElementUtils.hasAnnotation(this.repository, ConsistentRead.class);
	}

	/**
	 * Whether an inherited method with one parameter asks for it, however the repository
	 * declares it.
	 */
	public boolean areAskedBy(String inherited) {
		return AnnotatedElementUtils.hasAnnotation(this.repository, ConsistentRead.class)
				|| Arrays.stream(this.repository.getMethods())
					.filter((method) -> method.getName().equals(inherited) && method.getParameterCount() == 1)
					.anyMatch((method) -> !method.isDefault() && isAnnotated(method));
	}

	/**
	 * Whether the method asks for it itself.
	 */
	public static boolean isAnnotated(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, ConsistentRead.class);
	}

	/**
	 * Why a method cannot read so, or null.
	 */
	public @Nullable Refusal refusal(Method method, AccessPlan plan) {
		ItemIndex way = plan.way();
		if (way == null || way.consistentReads() || !areAskedBy(method)) {
			return null;
		}
		return new Refusal("%s is global and gives no consistent reads".formatted(way.describe()), isAnnotated(method)
				? "Leave @ConsistentRead out, or ask the table or a local index."
				: "Leave @ConsistentRead out of %s, and write it on the methods that read the table or a local index."
					.formatted(this.repository.getSimpleName()));
	}

}
