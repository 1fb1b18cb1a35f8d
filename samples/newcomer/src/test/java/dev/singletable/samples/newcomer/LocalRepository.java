package dev.singletable.samples.newcomer;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The local repository of who builds this, with the artifacts of this build in place of
 * those that may have been installed there before. Nothing of ours is written to theirs.
 */
final class LocalRepository {

	private static final Path INSTALLED = Path.of(System.getProperty("newcomer.installed"));

	private static final Path THEIRS = Path.of(System.getProperty("newcomer.repository"));

	private static final Path OURS = Path.of("dev", "singletable");

	private LocalRepository() {
	}

	static Path prepare() throws IOException {
		Path folder = INSTALLED.resolveSibling("repository");
		try {
			link(THEIRS, folder, OURS.getName(0));
			link(THEIRS.resolve("dev"), folder.resolve("dev"), OURS.getName(1));
			link(INSTALLED.resolve("dev"), folder.resolve("dev"), Path.of(""));
			return folder;
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			return INSTALLED; // where links need a privilege, Maven fetches the rest
		}
	}

	private static void link(Path from, Path to, Path except) throws IOException {
		Files.createDirectories(to);
		for (Path each : children(from)) {
			Path link = to.resolve(each.getFileName());
			if (!each.getFileName().equals(except) && !Files.exists(link)) {
				Files.createSymbolicLink(link, each);
			}
		}
	}

	private static List<Path> children(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(Files::isDirectory).toList();
		}
	}

}
