package dev.singletable.repository.query;

import java.util.Comparator;

import org.junit.jupiter.api.Test;

import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.ParametersSource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamedParametersTests {

	@Test
	void namesThatTheCompilerLeftOutAreAskedFor() {
		DefaultParameters parameters = new DefaultParameters(
				ParametersSource.of(ClassUtils.getMethod(Comparator.class, "compare", Object.class, Object.class)));

		assertThatExceptionOfType(RefusedMethodException.class).isThrownBy(() -> NamedParameters.of(parameters))
			.withMessage(
					"the names of its parameters are not known. Compile with -parameters, or name them with @Param.");
	}

}
