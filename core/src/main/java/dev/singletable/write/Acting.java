package dev.singletable.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Says who writes, and why, for all writes that a piece of code makes: for the properties
 * with {@code @CreatedBy} and {@code @LastModifiedBy}, and for the audit trail.
 *
 * <pre>
 * Acting.as("ann").with("ticket", "4711").run(() -&gt; orders.save(order));
 * </pre>
 *
 * It holds for the calling thread and the threads of a batch it begins. One inside
 * another adds to it; where both say something, the inner one counts.
 */
public final class Acting {

	private static final ThreadLocal<@Nullable Acting> CURRENT = new ThreadLocal<>();

	private final @Nullable Object actor;

	private final Map<String, Object> details;

	/** Who was known otherwise, on the thread that began a batch; null anywhere else. */
	private final @Nullable Optional<?> known;

	private Acting(@Nullable Object actor, Map<String, Object> details, @Nullable Optional<?> known) {
		this.actor = actor;
		this.details = details;
		this.known = known;
	}

	/**
	 * Somebody, such as an {@code AuditorAware} gives.
	 */
	public static Acting as(Object actor) {
		return new Acting(actor, Map.of(), null);
	}

	/**
	 * Whoever is known, and more about it.
	 */
	public static Acting about(String name, Object value) {
		return new Acting(null, Map.of(name, value), null);
	}

	/**
	 * More about it, for the trail's rows: text, a number, a boolean, a moment, or a list
	 * or map of them.
	 */
	public Acting with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.details);
		more.put(name, value);
		return new Acting(this.actor, more, this.known);
	}

	public Acting with(Map<String, ?> more) {
		Map<String, Object> all = new LinkedHashMap<>(this.details);
		all.putAll(more);
		return new Acting(this.actor, all, this.known);
	}

	/**
	 * Does something so.
	 */
	public void run(Runnable work) {
		call(() -> {
			work.run();
			return true;
		});
	}

	/**
	 * Does something so and gives what it gives.
	 */
	public <T extends @Nullable Object> T call(Supplier<T> work) {
		Acting outer = CURRENT.get();
		CURRENT.set((outer != null) ? inside(outer) : this);
		try {
			return work.get();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	private Acting inside(Acting outer) {
		Map<String, Object> all = new LinkedHashMap<>(outer.details);
		all.putAll(this.details);
		return new Acting((this.actor != null) ? this.actor : outer.actor, all,
				(this.known != null) ? this.known : outer.known);
	}

	/**
	 * Who was named by the code around a write.
	 */
	public static Optional<Object> actor() {
		Acting current = CURRENT.get();
		return Optional.ofNullable((current != null) ? current.actor : null);
	}

	/**
	 * What was said by the code around a write.
	 */
	public static Map<String, Object> details() {
		Acting current = CURRENT.get();
		return (current != null) ? current.details : Map.of();
	}

	/** Who was named, else who was known when the batch began, else who is known now. */
	static Optional<?> actorOr(Supplier<Optional<?>> auditor) {
		Acting current = CURRENT.get();
		if (current == null) {
			return auditor.get();
		}
		if (current.actor != null) {
			return Optional.of(current.actor);
		}
		return (current.known != null) ? current.known : auditor.get();
	}

	/**
	 * The same work on another thread, for whoever acts on this one.
	 */
	static Runnable carried(Runnable work, Optional<?> known) {
		Acting current = CURRENT.get();
		Acting there = new Acting((current != null) ? current.actor : null,
				(current != null) ? current.details : Map.of(), known);
		return () -> there.run(work);
	}

	@Override
	public String toString() {
		return "Acting" + this.details.keySet();
	}

}
