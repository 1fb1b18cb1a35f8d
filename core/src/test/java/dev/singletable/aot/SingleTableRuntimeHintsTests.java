package dev.singletable.aot;

import dev.singletable.event.BeforeConvertCallback;
import dev.singletable.repository.support.SimpleSingleTableRepository;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Found as Spring finds them.
 */
class SingleTableRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void areFoundAndTellWhatIsCalledByReflection() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(SingleTableRuntimeHints.class::isInstance)
			.forEach((each) -> each.registerHints(this.hints, getClass().getClassLoader()));
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(SimpleSingleTableRepository.class)
			.withMemberCategories(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(BeforeConvertCallback.class)
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS)).accepts(this.hints);
	}

}
