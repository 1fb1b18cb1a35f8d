package dev.singletable.manual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Window;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class PagingIntegrationTests {

	// tag::repository[]
	@SingleTableEntity(type = "EVENT", pk = "DEVICE#{device}", sk = "EVENT#{number}")
	record Event(String device, long number, int level) {

	}

	record EventId(String device, long number) {

	}

	interface Events extends SingleTableRepository<Event, EventId> {

		Window<Event> findByDeviceOrderByNumberDesc(String device, ScrollPosition position, Limit limit);

		Slice<Event> findByDevice(String device, Pageable page);

		Stream<Event> streamByDevice(String device);

	}
	// end::repository[]

	private SingleTableTemplate template;

	private Events events;

	private final Cursors cursors = SealedCursors.random();

	@BeforeEach
	void store(EmbeddedDynamoDb engine) {
		this.template = Tables.template(engine, Event.class);
		this.events = Tables.repository(this.template, Events.class);
		List<Event> all = new ArrayList<>();
		for (int i = 1; i <= 60; i++) {
			all.add(new Event("d1", i, i % 6));
		}
		this.template.batch().saveAll(all);
	}

	// tag::controller[]
	record Page(List<Event> events, @Nullable String next, @Nullable String previous) {

	}

	Page page(String device, @Nullable String cursor) {
		ScrollPosition position = (cursor != null) ? cursors.open(cursor) : ScrollPosition.keyset();
		ItemWindow<Event> window = template.scroll(
				ItemQuery.of(Event.class).where(property("device").is(device)).descending().limit(20).from(position));
		return new Page(window.getContent(), window.hasNext() ? cursors.seal(window.nextPosition()) : null,
				window.isEmpty() ? null : cursors.seal(window.positionBefore(0)));
	}
	// end::controller[]

	@Test
	void cursorsLeadThroughAllPagesAndBack() {
		Page first = page("d1", null);
		Page second = page("d1", first.next());
		Page third = page("d1", second.next());
		assertThat(first.events()).extracting(Event::number).first().isEqualTo(60L);
		assertThat(third.events()).extracting(Event::number).last().isEqualTo(1L);
		assertThat(third.next()).isNull();
		assertThat(page("d1", third.previous()).events()).isEqualTo(second.events());
	}

	@Test
	void aWindowOfARepositoryGoesOn() {
		// tag::window[]
		Window<Event> first = events.findByDeviceOrderByNumberDesc("d1", ScrollPosition.keyset(), Limit.of(20));
		Window<Event> second = events.findByDeviceOrderByNumberDesc("d1", first.positionAt(19), Limit.of(20));
		Slice<Event> slice = events.findByDevice("d1", PageRequest.ofSize(20));
		Slice<Event> nextSlice = events.findByDevice("d1", slice.nextPageable());
		// end::window[]
		assertThat(second.getContent()).extracting(Event::number).first().isEqualTo(40L);
		assertThat(nextSlice.getContent()).extracting(Event::number).first().isEqualTo(21L);
	}

	@Test
	void aLimitCountsMatches() {
		// tag::filter[]
		ItemWindow<Event> alarms = template.scroll(ItemQuery.of(Event.class)
			.where(property("device").is("d1"))
			.filter(property("level").greaterThan(4))
			.matching((event) -> event.number() % 2 == 1)
			.limit(5));
		ItemWindow.Statistics cost = alarms.statistics();
		// end::filter[]
		assertThat(alarms).hasSize(5);
		assertThat(cost.scanned()).isGreaterThan(5);
		assertThat(cost.returned()).isEqualTo(5);
	}

	@Test
	void aWindowMayBeTurned() {
		ItemWindow<Event> window = template
			.scroll(ItemQuery.of(Event.class).where(property("device").is("d1")).limit(20));
		ItemQuery<Event> query = ItemQuery.of(Event.class).where(property("device").is("d1")).limit(5);
		// tag::turn[]
		ItemScrollPosition tenth = (ItemScrollPosition) window.positionAt(9);
		List<Event> after = template.scroll(query.from(tenth)).getContent();
		List<Event> before = template.scroll(query.from(tenth.backward())).getContent();
		// end::turn[]
		assertThat(after).extracting(Event::number).containsExactly(11L, 12L, 13L, 14L, 15L);
		assertThat(before).extracting(Event::number).containsExactly(5L, 6L, 7L, 8L, 9L);
	}

	@Test
	void everythingIsRead() {
		int levels = 0;
		// tag::all[]
		try (Stream<Event> all = events.streamByDevice("d1")) {
			levels = all.mapToInt(Event::level).sum();
		}
		try (Stream<ItemWindow<Event>> pages = template
			.windows(ItemQuery.of(Event.class).where(property("device").is("d1")).limit(20))) {
			pages.forEach((page) -> report(page.getContent(), page.statistics().readUnits()));
		}
		// end::all[]
		assertThat(levels).isEqualTo(150);
		assertThat(this.reported).isEqualTo(60);
	}

	private int reported;

	private void report(List<Event> page, double units) {
		this.reported += page.size();
		assertThat(units).isPositive();
	}

	@Test
	void aForeignCursorIsRefused() {
		// tag::secrets[]
		Cursors shared = SealedCursors.of(List.of("3q2+796tvu/erb7v3q2+796tvu/erb7v3q2+796tvu8="))
			.expiringAfter(Duration.ofHours(12));
		// end::secrets[]
		String foreign = shared.seal(
				template.scroll(ItemQuery.of(Event.class).where(property("device").is("d1")).limit(1)).nextPosition());
		assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> page("d1", foreign));
		String ascending = cursors.seal(
				template.scroll(ItemQuery.of(Event.class).where(property("device").is("d1")).limit(1)).nextPosition());
		assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> page("d1", ascending));
	}

}
