package dev.singletable.aot;

import java.util.List;

import dev.singletable.event.AfterConvertCallback;
import dev.singletable.event.AfterSaveCallback;
import dev.singletable.event.BeforeConvertCallback;
import dev.singletable.event.BeforeSaveCallback;
import dev.singletable.repository.support.SimpleSingleTableRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * What is reached by reflection at run time beside entities and repositories, which
 * Spring Data tells itself.
 */
final class SingleTableRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(SimpleSingleTableRepository.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_PUBLIC_METHODS);
		hints.reflection()
			.registerTypes(
					List.of(TypeReference.of(BeforeConvertCallback.class), TypeReference.of(BeforeSaveCallback.class),
							TypeReference.of(AfterSaveCallback.class), TypeReference.of(AfterConvertCallback.class)),
					(type) -> type.withMembers(MemberCategory.INVOKE_PUBLIC_METHODS));
	}

}
