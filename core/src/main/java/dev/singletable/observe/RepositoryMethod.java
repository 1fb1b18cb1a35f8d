package dev.singletable.observe;

import org.jspecify.annotations.Nullable;

/**
 * The method of a repository that this thread runs.
 */
public final class RepositoryMethod implements AutoCloseable {

	private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

	private final @Nullable String outer;

	private RepositoryMethod(@Nullable String outer) {
		this.outer = outer;
	}

	/**
	 * Begins a method, which the caller has to close on this thread.
	 * @param name such as {@code OrderRepository.findById}
	 */
	public static RepositoryMethod begin(String name) {
		RepositoryMethod begun = new RepositoryMethod(CURRENT.get());
		CURRENT.set(name);
		return begun;
	}

	static @Nullable String current() {
		return CURRENT.get();
	}

	@Override
	public void close() {
		if (this.outer == null) {
			CURRENT.remove();
		}
		else {
			CURRENT.set(this.outer);
		}
	}

}
