package dev.singletable.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Whether slow or expensive operations are to be logged.
 */
final class OnOperationLog extends AnyNestedCondition {

	OnOperationLog() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	/** The time matters. */
	@ConditionalOnProperty("singletable.query.log-slower-than")
	static class Slow {

	}

	/** The cost matters. */
	@ConditionalOnProperty("singletable.query.log-costlier-than")
	static class Costly {

	}

}
