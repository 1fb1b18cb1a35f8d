package dev.singletable.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * GS-7: the service in memory answers as a table does whose index is in shards.
 */
@DynamoDbLocal
class ShardedDataServiceIntegrationTests {

	@SingleTableEntity(type = "TICKET", pk = "TICKET#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{number}#{id}", shards = 4)
	record Ticket(@Id String id, int number) {
	}

	@Test
	void theTableAndMemoryAnswerAlike(EmbeddedDynamoDb engine) {
		String name = engine.freshTableName();
		DataService<Ticket> table = DataService.of(SingleTableTemplate.builder(engine.client())
			.table(() -> name)
			.entities(Ticket.class)
			.createTable(true)
			.build(), Ticket.class);
		DataService<Ticket> memory = DataService.inMemory(Ticket.class);
		IntStream.range(0, 30).mapToObj((at) -> new Ticket("t" + at, at % 7)).forEach((ticket) -> {
			table.save(ticket);
			memory.save(ticket);
		});
		ItemQuery<Ticket> all = table.query();
		for (ItemQuery<Ticket> query : List.of(all, all.limit(5), all.where(property("number").between(2, 4)),
				all.filter(property("number").is(3)))) {
			assertThat(memory.findAll(query)).isEqualTo(table.findAll(query));
			assertThat(memory.findAll(query.descending())).isEqualTo(table.findAll(query.descending()));
			assertThat(memory.count(query)).isEqualTo(table.count(query));
			assertThat(windows(memory, query)).isEqualTo(windows(table, query));
		}
		assertThatThrownBy(() -> memory.scroll(all.descending())).isInstanceOf(InvalidDataAccessApiUsageException.class)
			.hasMessage("Index 'types' is in 4 shards, and its pages come shard after shard. Ask for a List or a "
					+ "Stream in that order, or for pages without one.");
	}

	/** Forwards, and back from each last row. */
	private static List<List<Ticket>> windows(DataService<Ticket> service, ItemQuery<Ticket> query) {
		List<List<Ticket>> found = new ArrayList<>();
		ItemWindow<Ticket> window = service.scroll(query.limit(4));
		for (boolean more = true; more;) {
			found.add(window.getContent());
			found.add(service.scroll(query.limit(6).from(window.positionBefore(window.size() - 1))).getContent());
			more = window.hasNext();
			window = more ? service.scroll(query.limit(4).from(window.nextPosition())) : window;
		}
		return found;
	}

}
