package dev.singletable.wire;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.schema.TableDefinition;
import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;

/**
 * Tables that these tests make.
 */
final class TableLayouts {

	private TableLayouts() {
	}

	/**
	 * One index of each kind and projection.
	 */
	static TableDefinition everyKind() {
		return TableDefinition.of(
				new TableLayout(
						TableAttributes.defaults(), List.of(
								new TableIndex("byRegion", false, text("_type", "region"),
										List.of(new KeyAttribute("year", KeyKind.N),
												new KeyAttribute("digest", KeyKind.B)),
										new IndexContents.Include(Set.of("_type", "_ttl", "total"))),
								new TableIndex("gsi1", false, text("gsi1pk"), text("gsi1sk"), new IndexContents.All()),
								new TableIndex("inverse", false, text("sk"), text("pk"), new IndexContents.KeysOnly()),
								new TableIndex("recent", true, text("pk"), text("recentsk"), new IndexContents.All())),
						true));
	}

	static TableDefinition plain() {
		return TableDefinition.of(new TableLayout(TableAttributes.defaults(), List.of(), false));
	}

	static TableDefinition expiring() {
		return TableDefinition.of(new TableLayout(TableAttributes.defaults(), List.of(), true));
	}

	private static List<KeyAttribute> text(String... names) {
		return Stream.of(names).map(KeyAttribute::text).toList();
	}

}
