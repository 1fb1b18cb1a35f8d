package dev.singletable.autoconfigure;

import dev.singletable.autoconfigure.SingleTableProperties.Mode;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether DynamoDB Local is to run inside the application. It binds the property, since
 * YAML reads {@code on} as {@code true}.
 */
final class OnEmbeddedMode extends SpringBootCondition {

	private static final String PROPERTY = "singletable.embedded.mode";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Mode mode = Binder.get(context.getEnvironment()).bind(PROPERTY, Mode.class).orElse(Mode.OFF);
		return new ConditionOutcome(mode == Mode.ON, ConditionMessage.of(PROPERTY + " is " + mode));
	}

}
