package dev.singletable.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Writes the manual as HTML: every page, with the contents of its first page beside it.
 */
public final class Site {

	private static final Path CONTENTS = Path.of("docs", "README.md");

	private final Path root;

	private final Path target;

	private final List<Path> pages;

	private final String frame;

	private Site(Path root, Path target) throws IOException {
		this.root = root;
		this.target = target;
		this.pages = Pages.in(root);
		try (InputStream frame = Site.class.getResourceAsStream("page.html")) {
			this.frame = new String(Objects.requireNonNull(frame).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Takes the folder of the project and the folder of the site.
	 */
	public static void main(String[] folders) throws IOException {
		Path root = Path.of(folders[0]).toAbsolutePath().normalize();
		new Site(root, Path.of(folders[1]).toAbsolutePath().normalize()).write();
	}

	private void write() throws IOException {
		for (Path page : this.pages) {
			write(page);
		}
	}

	private void write(Path page) throws IOException {
		Node tree = Pages.parse(this.root.resolve(page));
		List<Heading> headings = new ArrayList<>(Headings.anchors(tree).keySet());
		String title = headings.isEmpty() ? page.toString() : Headings.text(headings.get(0));
		String html = this.frame.replace("{title}", title.replace("&", "&amp;").replace("<", "&lt;"))
			.replace("{contents}", contents(page))
			.replace("{page}", html(tree, page, page));
		Path file = this.target.resolve(place(page));
		Files.createDirectories(folder(file));
		Files.writeString(file, html);
	}

	/** The lists of the manual's first page, as seen from another page. */
	private String contents(Path page) throws IOException {
		Node tree = Pages.parse(this.root.resolve(CONTENTS));
		StringBuilder html = new StringBuilder();
		for (Node each = tree.getFirstChild(); each != null; each = each.getNext()) {
			if (each instanceof Heading || each instanceof BulletList) {
				html.append(html(each, CONTENTS, page));
			}
		}
		return html.toString();
	}

	private String html(Node node, Path written, Path shown) throws IOException {
		Map<Heading, String> anchors = Headings.anchors(node);
		List<Link> links = new ArrayList<>();
		node.accept(new AbstractVisitor() {

			@Override
			public void visit(Link link) {
				links.add(link);
			}

		});
		for (Link link : links) {
			link.setDestination(destination(link.getDestination(), written, shown));
		}
		return HtmlRenderer.builder()
			.extensions(Pages.TABLES)
			.attributeProviderFactory((context) -> (each, tag, attributes) -> {
				String anchor = (written.equals(shown) && each instanceof Heading heading) ? anchors.get(heading)
						: null;
				if (anchor != null) {
					attributes.put("id", anchor);
				}
			})
			.build()
			.render(node);
	}

	private String destination(String link, Path written, Path shown) throws IOException {
		if (link.startsWith("#") || link.contains("://")) {
			return link;
		}
		int sharp = link.indexOf('#');
		String path = (sharp < 0) ? link : link.substring(0, sharp);
		String anchor = (sharp < 0) ? "" : link.substring(sharp);
		Path linked = folder(written).resolve(path).normalize();
		if (Files.isDirectory(this.root.resolve(linked))) {
			return destination(link + "/"
					+ this.pages.stream()
						.filter((each) -> linked.equals(each.getParent()))
						.findFirst()
						.map(Path::getFileName)
						.orElseThrow(),
					written, shown);
		}
		Path place = this.pages.contains(linked) ? place(linked) : copied(linked);
		Path here = folder(this.target.resolve(place(shown)));
		return here.relativize(this.target.resolve(place)).toString().replace('\\', '/') + anchor;
	}

	private static Path folder(Path file) {
		return Objects.requireNonNullElse(file.getParent(), Path.of(""));
	}

	private Path copied(Path file) throws IOException {
		Path place = Path.of("project").resolve(file);
		Path copy = this.target.resolve(place);
		Files.createDirectories(folder(copy));
		Files.copy(this.root.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
		return place;
	}

	/** Where a page of the project is in the site; the manual is at its top. */
	private static Path place(Path page) {
		if (page.equals(CONTENTS)) {
			return Path.of("index.html");
		}
		Path place = page.startsWith("docs") ? page.subpath(1, page.getNameCount()) : Path.of("project").resolve(page);
		return Path.of(place.toString().replaceFirst("\\.md$", ".html"));
	}

}
