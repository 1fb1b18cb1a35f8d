package dev.singletable.manual;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.singletable.blob.BlobChangedException;
import dev.singletable.blob.BlobException;
import dev.singletable.blob.BlobNotFoundException;
import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.convert.UnwritableItemException;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.history.VersionsRemainException;
import dev.singletable.key.InvalidKeyException;
import dev.singletable.trail.AuditFailedException;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.UniqueConstraintException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.objenesis.SpringObjenesis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The advice answers what the catalogue of errors says.
 */
class ProblemAdviceTests {

	private static final Pattern ENTRY = Pattern.compile("### `(\\w+)`\n\n\\*\\*HTTP (\\d+)");

	@ParameterizedTest
	@ValueSource(classes = { ItemNotFoundException.class, ItemAlreadyExistsException.class,
			UniqueConstraintException.class, StaleVersionException.class, ConditionFailedException.class,
			InvalidCursorException.class, ItemTooLargeException.class, TransactionFailedException.class,
			BatchIncompleteException.class, WriteOutcomeUnknownException.class, InvalidKeyException.class,
			ItemChangedException.class, VersionsRemainException.class, UnwritableItemException.class,
			UnreadableItemException.class, AuditFailedException.class, BlobException.class, BlobTooLargeException.class,
			BlobNotFoundException.class, BlobChangedException.class })
	void eachExceptionHasTheStatusOfItsEntry(Class<? extends RuntimeException> type) throws Exception {
		Map<String, Integer> catalogue = new TreeMap<>();
		Matcher entries = ENTRY.matcher(Files.readString(Path.of("errors.md")));
		while (entries.find()) {
			catalogue.put(entries.group(1), Integer.parseInt(entries.group(2)));
		}
		assertThat(new ProblemAdvice().problem(some(type)).getStatus()).isEqualTo(catalogue.get(type.getSimpleName()));
	}

	/** Some constructors look at what they are given, which there is none of. */
	private static RuntimeException made(Constructor<?> constructor, Object[] arguments) throws Exception {
		try {
			return (RuntimeException) constructor.newInstance(arguments);
		}
		catch (InvocationTargetException ex) {
			return (RuntimeException) new SpringObjenesis().newInstance(constructor.getDeclaringClass(), false);
		}
	}

	private static RuntimeException some(Class<? extends RuntimeException> type) throws Exception {
		for (Constructor<?> each : type.getDeclaredConstructors()) {
			Class<?>[] parameters = each.getParameterTypes();
			if (parameters.length > 0 && parameters[0] == String.class) {
				each.setAccessible(true);
				Object[] arguments = new Object[parameters.length];
				for (int i = 0; i < arguments.length; i++) {
					arguments[i] = (parameters[i] == String.class) ? "why"
							: (parameters[i] == boolean.class) ? false : (parameters[i] == long.class) ? 0L : null;
				}
				return made(each, arguments);
			}
		}
		return new SpringObjenesis().newInstance(type, false);
	}

}
