package dev.singletable.docs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The anchors of a page's headings, as GitHub makes them.
 */
public final class Headings {

	private Headings() {
	}

	/**
	 * The anchor of each heading, in their order.
	 */
	public static Map<Heading, String> anchors(Node page) {
		Map<Heading, String> anchors = new LinkedHashMap<>();
		Map<String, Integer> seen = new HashMap<>();
		page.accept(new AbstractVisitor() {

			@Override
			public void visit(Heading heading) {
				String slug = slug(text(heading));
				int before = seen.merge(slug, 1, Integer::sum) - 1;
				anchors.put(heading, (before == 0) ? slug : slug + "-" + before);
			}

		});
		return anchors;
	}

	/**
	 * What a node says, without its markup.
	 */
	public static String text(Node node) {
		StringBuilder text = new StringBuilder();
		node.accept(new AbstractVisitor() {

			@Override
			public void visit(Text each) {
				text.append(each.getLiteral());
			}

			@Override
			public void visit(Code each) {
				text.append(each.getLiteral());
			}

		});
		return text.toString();
	}

	private static String slug(String heading) {
		return heading.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}\\-_ ]", "")
			.replace(' ', '-');
	}

}
