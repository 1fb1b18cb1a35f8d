package dev.singletable.manual.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.singletable.docs.Headings;
import dev.singletable.docs.Pages;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages link to is there.
 */
class LinkTests {

	@Test
	void everyLinkLeadsToAFileAndAHeading() throws IOException {
		List<String> broken = new ArrayList<>();
		for (Path page : Manual.pages()) {
			for (String link : links(Pages.parse(Manual.ROOT.resolve(page)))) {
				if (!link.contains("://") && !leads(page, link)) {
					broken.add(page + " -> " + link);
				}
			}
		}
		assertThat(broken).isEmpty();
	}

	@Test
	void theFirstPageOfTheManualNamesEveryPage() throws IOException {
		List<String> linked = links(Pages.parse(Manual.ROOT.resolve("docs/README.md")));
		List<String> pages = Manual.withSnippets()
			.stream()
			.filter((each) -> each.startsWith("docs"))
			.map((each) -> each.getFileName().toString())
			.filter((each) -> !each.equals("README.md"))
			.toList();
		assertThat(linked).containsAll(pages);
	}

	private static boolean leads(Path page, String link) throws IOException {
		int sharp = link.indexOf('#');
		String path = (sharp < 0) ? link : link.substring(0, sharp);
		Path folder = Objects.requireNonNullElse(page.getParent(), Path.of(""));
		Path target = path.isEmpty() ? page : folder.resolve(path).normalize();
		if (!Files.exists(Manual.ROOT.resolve(target))) {
			return false;
		}
		return sharp < 0
				|| Headings.anchors(Pages.parse(Manual.ROOT.resolve(target))).containsValue(link.substring(sharp + 1));
	}

	private static List<String> links(Node page) {
		List<String> links = new ArrayList<>();
		page.accept(new AbstractVisitor() {

			@Override
			public void visit(Link link) {
				links.add(link.getDestination());
				visitChildren(link);
			}

		});
		return links;
	}

}
