package dev.singletable.manual.book;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue of errors has every exception an application can meet.
 */
class ErrorCatalogueTests {

	private static final Path PAGE = Path.of("docs/errors.md");

	private static final List<String> PARTS = List.of("HTTP", "Why this happened", "What to do");

	@Test
	void everyExceptionOfTheLibraryIsInTheCatalogue() {
		assertThat(sections()).containsAll(exceptions());
	}

	@Test
	void everyEntrySaysItsStatusWhyItHappenedAndWhatToDo() {
		for (String each : Manual.read(PAGE).split("\n### ")) {
			if (each.startsWith("`")) {
				assertThat(each).contains(PARTS.stream().map((part) -> "**" + part).toList());
			}
		}
	}

	private static Set<String> sections() {
		return Manual.read(PAGE)
			.lines()
			.filter((each) -> each.startsWith("### `"))
			.map((each) -> each.substring(5, each.indexOf('`', 5)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The public ones, and those that end a start, whose names are in its stack trace.
	 */
	private static Set<String> exceptions() {
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
				return true;
			}

		};
		scan.addIncludeFilter(new AssignableTypeFilter(Throwable.class));
		Set<String> names = new TreeSet<>();
		for (BeanDefinition each : scan.findCandidateComponents("dev.singletable")) {
			Class<?> type = ClassUtils.resolveClassName(each.getBeanClassName(), null);
			boolean isOurs = !type.getName().startsWith("dev.singletable.manual");
			if (isOurs && Modifier.isPublic(type.getModifiers())) {
				names.add(type.getSimpleName());
			}
		}
		assertThat(names).contains("ItemNotFoundException");
		return names;
	}

}
