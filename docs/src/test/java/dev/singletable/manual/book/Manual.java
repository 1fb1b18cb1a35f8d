package dev.singletable.manual.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.singletable.docs.Pages;

/**
 * The pages of the manual, and whether they are to be written anew
 * ({@code -Dmanual=write}).
 */
final class Manual {

	static final Path ROOT = root();

	private Manual() {
	}

	private static Path root() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("docs/pom.xml"))) {
			folder = folder.getParent();
		}
		return folder;
	}

	static boolean isWritten() {
		return "write".equals(System.getProperty("manual"));
	}

	static String read(Path page) {
		try {
			return Files.readString(ROOT.resolve(page));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void write(Path page, String text) {
		try {
			Files.writeString(ROOT.resolve(page), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Every page that is checked, by its path from the root. */
	static List<Path> pages() {
		try {
			return Pages.in(ROOT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The README and the pages of the manual, but not the decisions. */
	static List<Path> withSnippets() {
		return pages().stream()
			.filter((each) -> each.equals(Path.of("README.md")) || Path.of("docs").equals(each.getParent()))
			.toList();
	}

}
