package dev.singletable.wire;

import java.util.Collection;
import java.util.Set;

/**
 * How items are to be carried.
 *
 * @param direct whether as the wire's JSON, where the client allows it
 * @param compatibleInterceptors class names of interceptors that may see requests and
 * responses without their items
 */
public record WireOptions(boolean direct, Set<String> compatibleInterceptors) {

	public WireOptions {
		compatibleInterceptors = Set.copyOf(compatibleInterceptors);
	}

	/**
	 * Directly, beside no interceptors but the SDK's own.
	 */
	public static WireOptions defaults() {
		return new WireOptions(true, Set.of());
	}

	public static WireOptions direct(Collection<String> compatibleInterceptors) {
		return new WireOptions(true, Set.copyOf(compatibleInterceptors));
	}

	/**
	 * As the SDK's values, whatever the client allows.
	 */
	public static WireOptions indirect() {
		return new WireOptions(false, Set.of());
	}

}
