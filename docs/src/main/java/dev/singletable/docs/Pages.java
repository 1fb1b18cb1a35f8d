package dev.singletable.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * The pages of this project: the manual and what it links to.
 */
public final class Pages {

	/** The tables of GitHub's Markdown, for parsing and rendering alike. */
	static final List<Extension> TABLES = List.of(TablesExtension.create());

	private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

	private Pages() {
	}

	/**
	 * Every page below a folder that is not made by a build, by its path from there.
	 */
	public static List<Path> in(Path root) throws IOException {
		List<Path> pages = new ArrayList<>();
		for (String each : List.of(".", "docs", "docs/decisions", "benchmarks")) {
			pages.addAll(of(root, root.resolve(each).normalize()));
		}
		try (Stream<Path> samples = Files.list(root.resolve("samples"))) {
			for (Path each : samples.sorted().toList()) {
				pages.addAll(of(root, each));
			}
		}
		return pages;
	}

	private static List<Path> of(Path root, Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((each) -> each.toString().endsWith(".md")).map(root::relativize).sorted().toList();
		}
	}

	/**
	 * A page as a tree.
	 */
	public static Node parse(Path page) throws IOException {
		return PARSER.parse(Files.readString(page));
	}

}
