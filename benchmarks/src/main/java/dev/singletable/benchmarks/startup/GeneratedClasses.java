package dev.singletable.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes the sources of applications of one size into a folder and compiles them there.
 */
final class GeneratedClasses {

	private final Path folder;

	private final int entities;

	private GeneratedClasses(Path folder, int entities) {
		this.folder = folder;
		this.entities = entities;
	}

	/**
	 * The folder with the classes, which goes on a class path.
	 */
	static Path compile(Path parent, int entities) throws IOException {
		Path folder = Files.createDirectories(parent.resolve("entities-" + entities));
		new GeneratedClasses(folder, entities).compile();
		return folder;
	}

	private void compile() throws IOException {
		List<Path> sources = new ArrayList<>();
		for (Application application : List.of(Application.SINGLETABLE, Application.MONGODB)) {
			for (int number = 1; number <= this.entities; number++) {
				sources.add(write(application.entityName(number), application.entitySource(number)));
				sources.add(write(application.repositoryName(number), application.repositorySource(number)));
			}
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			List<String> options = List.of("-parameters", "-proc:none", "-d", this.folder.toString());
			if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
				.call()) {
				throw new IllegalStateException("The generated sources do not compile.");
			}
		}
	}

	private Path write(String name, String source) throws IOException {
		Path file = this.folder.resolveSibling("sources").resolve(name.replace('.', '/') + ".java");
		Files.createDirectories(file.getParent());
		return Files.writeString(file, source);
	}

}
