package dev.singletable.samples.flights;

import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.singletable.samples.flights.FlightsClient.Page;
import dev.singletable.samples.flights.SourceData.FlightRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.singletable.samples.flights.FlightsClient.WHOLE_PERIOD;
import static dev.singletable.samples.flights.FlightsClient.encode;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every answer against what a few lines of other code compute from the data files.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class FlightsIntegrationTests {

	private static final List<Map<String, Object>> AIRPORTS = SourceData.airports();

	private static final List<FlightRow> FLIGHTS = SourceData.flights();

	private static final Comparator<Map<String, Object>> CITY_THEN_CODE = Comparator
		.comparing((Map<String, Object> airport) -> (String) airport.get("city"))
		.thenComparing((airport) -> (String) airport.get("iata"));

	private FlightsClient client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new FlightsClient(port);
	}

	@Test
	void everyRowOfTheFilesIsCounted() {
		assertThat(this.client.answer("/counts")).isEqualTo("{\"airports\":3376,\"flights\":20000}");
	}

	@Test
	void everyAirportIsFoundByItsCode() {
		AIRPORTS.parallelStream()
			.forEach(
					(airport) -> assertThat(this.client.object("/airports/" + airport.get("iata"))).isEqualTo(airport));
	}

	@Test
	void anAirportIsAnsweredInTheOrderOfTheFile() {
		assertThat(this.client.answer("/airports/DBN")).isEqualTo("""
				{"iata":"DBN","name":"W. H. \\"Bud\\" Barron","city":"Dublin","state":"GA","country":"USA",\
				"latitude":32.56445806,"longitude":-82.98525556}""");
	}

	@Test
	void theAirportsOfEveryStateComeByCityThenCode() {
		Map<Object, List<Map<String, Object>>> states = groups(AIRPORTS, (airport) -> airport.get("state"));
		assertThat(states).hasSize(57);
		states.forEach((state, airports) -> assertThat(this.client.array("/airports?state=" + state))
			.isEqualTo(airports.stream().sorted(CITY_THEN_CODE).toList()));
	}

	@Test
	void theAirportsOfEveryCityComeByCode() {
		Map<Object, List<Map<String, Object>>> cities = groups(AIRPORTS,
				(airport) -> "state=" + airport.get("state") + "&city=" + encode((String) airport.get("city")));
		assertThat(cities).hasSizeGreaterThan(2_000);
		cities.forEach((query, airports) -> assertThat(this.client.array("/airports?" + query))
			.isEqualTo(airports.stream().sorted(CITY_THEN_CODE).toList()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "state=XX", "state=tx", "state=TX&city=Dalla", "state=NY&city=Dallas", "state=T",
			"state=%23", "state=TX&city=Dallas%23DFW" })
	void aStateOrCityWithoutAirportsIsAnEmptyArray(String query) {
		assertThat(this.client.answer("/airports?" + query)).isEqualTo("[]");
	}

	@Test
	void theDeparturesOfEveryAirportComeInTimeOrder() {
		everyAirport("departures", FlightRow::origin);
	}

	@Test
	void theArrivalsOfEveryAirportComeInTimeOrder() {
		everyAirport("arrivals", FlightRow::destination);
	}

	@ParameterizedTest
	@CsvSource({ "departures, PHX, 1", "departures, DFW, 7", "departures, ORD, 100", "departures, ATL, 499",
			"arrivals, SAN, 1", "arrivals, AUS, 7", "arrivals, DFW, 100", "arrivals, LAX, 499" })
	void everyPageSizeLosesAndRepeatsNothing(String direction, String iata, int size) {
		List<FlightRow> rows = this.client.allPages("/airports/" + iata + "/" + direction + "?" + WHOLE_PERIOD, size);
		assertTimeOrder(rows, of(iata, direction.equals("departures") ? FlightRow::origin : FlightRow::destination));
	}

	@ParameterizedTest
	@ValueSource(strings = { "departures", "arrivals" })
	void aRangeIncludesItsStartAndExcludesItsEnd(String direction) {
		List<FlightRow> all = of("ATL", direction.equals("departures") ? FlightRow::origin : FlightRow::destination)
			.stream()
			.sorted(Comparator.comparing(FlightRow::date))
			.toList();
		for (int i = 0; i + 10 < all.size(); i += 10) {
			String from = all.get(i).date();
			String to = all.get(i + 10).date();
			List<FlightRow> expected = all.stream()
				.filter((row) -> row.date().compareTo(from) >= 0 && row.date().compareTo(to) < 0)
				.toList();
			assertTimeOrder(
					this.client.page("/airports/ATL/" + direction + "?from=" + from + "&to=" + to + "&size=500").rows(),
					expected);
		}
	}

	@Test
	void everyDayOfAnAirportFitsTheDefaultSize() {
		groups(of("ORD", FlightRow::origin), FlightRow::day).forEach((day, expected) -> {
			Page page = this.client.page("/airports/ORD/departures?from=" + day + "T00:00&to=" + day + "T23:59");
			assertTimeOrder(page.rows(), expected);
		});
		assertThat(this.client.page("/airports/ORD/departures?" + WHOLE_PERIOD).rows()).hasSize(50);
	}

	@Test
	void anEmptyRangeIsAnEmptyPage() {
		assertThat(this.client.answer("/airports/ORD/departures?from=2001-01-10T06:55&to=2001-01-10T06:55"))
			.isEqualTo("{\"flights\":[],\"next\":null}");
		assertThat(this.client.answer("/airports/ORD/arrivals?from=2002-01-10T00:00&to=2003-01-10T00:00"))
			.isEqualTo("{\"flights\":[],\"next\":null}");
	}

	@Test
	void aFlightIsAnsweredInTheDocumentedOrder() {
		assertThat(this.client.answer("/airports/DTW/departures?from=2001-01-01T00:00&to=2001-01-01T01:00"))
			.isEqualTo("{\"flights\":[{\"date\":\"2001-01-01T00:47\",\"origin\":\"DTW\",\"destination\":\"LAS\","
					+ "\"delay\":66,\"distance\":1750}],\"next\":null}");
	}

	@Test
	void theWorstAndBestDelaysOfEveryDayComeNumerically() {
		Map<String, List<FlightRow>> days = groups(FLIGHTS, FlightRow::day);
		assertThat(days).hasSize(90);
		days.forEach((day, flights) -> {
			assertDelays("/delays/worst?day=" + day, 25, reversed(flights));
			assertDelays("/delays/best?day=" + day, 25, sorted(flights));
			assertDelays("/delays/worst?day=" + day + "&size=500", 500, reversed(flights));
			assertDelays("/delays/best?day=" + day + "&size=1", 1, sorted(flights));
		});
	}

	@Test
	void aDayWithoutFlightsIsAnEmptyArray() {
		assertThat(this.client.answer("/delays/worst?day=1999-12-31")).isEqualTo("{\"flights\":[]}");
		assertThat(this.client.answer("/delays/best?day=1999-12-31&size=1")).isEqualTo("{\"flights\":[]}");
	}

	@Test
	void everyRepositoryMethodHasItsPlan() {
		List<Map<String, Object>> plans = this.client.array("/plans");
		assertThat(plans).allSatisfy((plan) -> {
			assertThat(plan).containsOnlyKeys("repository", "method", "plan");
			assertThat((String) plan.get("plan")).isNotBlank();
		});
		assertThat(plans).extracting((plan) -> plan.get("repository") + "." + plan.get("method"))
			.contains("AirportRepository.findById(Object)", "AirportRepository.count()",
					"AirportRepository.findByStateOrderByCityAscIataAsc(String)",
					"AirportRepository.findByStateAndCityOrderByIataAsc(String, String)", "FlightRepository.count()",
					"FlightRepository.findByOriginAndDateBetweenOrderByDateAsc(String, LocalDateTime, LocalDateTime, "
							+ "ScrollPosition, Limit)",
					"FlightRepository.findByDestinationAndDateBetweenOrderByDateAsc(String, LocalDateTime, "
							+ "LocalDateTime, ScrollPosition, Limit)",
					"FlightRepository.findByDayOrderByDelayDesc(LocalDate, Limit)",
					"FlightRepository.findByDayOrderByDelayAsc(LocalDate, Limit)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/airports/ZZZ", "/airports/dfw", "/airports/%23", "/airports/%20",
			"/airports/ZZZ/departures?" + WHOLE_PERIOD, "/airports/ZZZ/arrivals?" + WHOLE_PERIOD })
	void anUnknownAirportIsNotFound(String path) {
		assertProblem(path, 404,
				"No airport has this code: GET /airports?state=TX lists a state's airports with their codes.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "501", "-1", "ten", "1.0", "" })
	void aSizeOutsideItsRangeIsRefused(String size) {
		String problem = "size is no whole number from 1 to 500: ask for so many flights at most, or leave size out.";
		assertProblem("/airports/ORD/departures?" + WHOLE_PERIOD + "&size=" + size, 400, problem);
		assertProblem("/airports/ORD/arrivals?" + WHOLE_PERIOD + "&size=" + size, 400, problem);
		assertProblem("/delays/worst?day=2001-01-10&size=" + size, 400, problem);
		assertProblem("/delays/best?day=2001-01-10&size=" + size, 400, problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "departures", "arrivals" })
	void aRangeThatEndsBeforeItStartsIsRefused(String direction) {
		assertProblem("/airports/ORD/" + direction + "?from=2001-01-11T00:00&to=2001-01-10T23:59", 400,
				"from is after to: give the earlier time as from and the later one as to.");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "&to=", "&to=tomorrow", "&to=2001-02-30T00:00", "&to=2001-01-10", "&to=2001-01-10T00:00Z" })
	void aTimeThatIsMissingOrUnreadableIsRefused(String to) {
		assertProblem("/airports/ORD/departures?from=2001-01-10T00:00" + to, 400,
				"to is missing or no local time of the years 0001 to 9999: write it as 2001-01-10T00:00.");
		assertProblem("/airports/ORD/arrivals?to=2001-01-10T00:00" + to.replace("to=", "from="), 400,
				"from is missing or no local time of the years 0001 to 9999: write it as 2001-01-10T00:00.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?day=", "?day=today", "?day=2001-1-10", "?day=2001-02-29" })
	void aDayThatIsMissingOrUnreadableIsRefused(String query) {
		assertProblem("/delays/worst" + query, 400,
				"day is missing or no date of the years 0001 to 9999: write it as 2001-01-10.");
		assertProblem("/delays/best" + query, 400,
				"day is missing or no date of the years 0001 to 9999: write it as 2001-01-10.");
	}

	@Test
	void aMissingStateOrEmptyCityIsRefused() {
		String problem = "state is missing: name one, as in state=TX, and a city if you like, as in city=Dallas.";
		assertProblem("/airports", 400, problem);
		assertProblem("/airports?city=Dallas", 400, problem);
		assertProblem("/airports?state=", 400, problem);
		assertProblem("/airports?state=TX&city=", 400,
				"city is empty: name one, as in city=Dallas, or leave city out for the whole state.");
	}

	@Test
	void aCursorThatWasNotGivenForTheRequestIsRefused() {
		String departures = "/airports/ORD/departures?" + WHOLE_PERIOD + "&cursor=";
		String cursor = this.client.page("/airports/ORD/departures?" + WHOLE_PERIOD).next();
		char other = (cursor.charAt(cursor.length() / 2) != 'A') ? 'A' : 'B';
		String changed = cursor.substring(0, cursor.length() / 2) + other + cursor.substring(cursor.length() / 2 + 1);
		List.of(departures, departures + "forged", departures + changed, departures + cursor.substring(1),
				departures + cursor + "A", departures + cursor + cursor,
				"/airports/ATL/departures?" + WHOLE_PERIOD + "&cursor=" + cursor,
				"/airports/ORD/arrivals?" + WHOLE_PERIOD + "&cursor=" + cursor,
				"/airports/ORD/departures?from=2001-01-01T00:00&to=2001-03-01T00:00&cursor=" + cursor)
			.forEach((path) -> assertProblem(path, 400,
					"cursor was not given out for this request: send the next of the previous answer as it is, "
							+ "with the same airport, from and to, or leave cursor out to start again."));
		assertThat(this.client.page(departures + cursor).rows()).hasSize(50);
	}

	@Test
	void aCodeNoKeyCanHoldIsRefused() {
		HttpResponse<String> response = this.client.get("/airports/" + "x".repeat(3_000));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	private void everyAirport(String direction, Function<FlightRow, String> airportOf) {
		Map<String, List<FlightRow>> flights = groups(FLIGHTS, airportOf);
		assertThat(flights).hasSizeGreaterThan(200);
		AIRPORTS.parallelStream().map((airport) -> airport.get("iata")).forEach((iata) -> {
			String path = "/airports/" + iata + "/" + direction + "?" + WHOLE_PERIOD;
			assertTimeOrder(this.client.allPages(path, 500), flights.getOrDefault(iata, List.of()));
		});
	}

	private static List<FlightRow> of(String iata, Function<FlightRow, String> airportOf) {
		return FLIGHTS.stream().filter((row) -> airportOf.apply(row).equals(iata)).toList();
	}

	private void assertDelays(String path, int size, List<FlightRow> day) {
		List<FlightRow> actual = this.client.delays(path);
		List<FlightRow> expected = day.subList(0, Math.min(size, day.size()));
		assertThat(actual).as(path)
			.extracting(FlightRow::delay)
			.isEqualTo(expected.stream().map(FlightRow::delay).toList());
		assertThat(new HashSet<>(actual)).as(path).hasSameSizeAs(actual).isSubsetOf(new HashSet<>(day));
	}

	private void assertProblem(String path, int status, String detail) {
		assertThat(this.client.problem(path)).as(path)
			.containsEntry("status", status)
			.containsEntry("title", (status == 404) ? "Not Found" : "Bad Request")
			.containsEntry("detail", detail);
	}

	private static void assertTimeOrder(List<FlightRow> actual, List<FlightRow> expected) {
		assertThat(actual).isSortedAccordingTo(Comparator.comparing(FlightRow::date)).hasSameSizeAs(expected);
		assertThat(new HashSet<>(actual)).isEqualTo(new HashSet<>(expected));
	}

	private static List<FlightRow> sorted(List<FlightRow> flights) {
		return flights.stream().sorted(Comparator.comparingInt(FlightRow::delay)).toList();
	}

	private static List<FlightRow> reversed(List<FlightRow> flights) {
		return flights.stream().sorted(Comparator.comparingInt(FlightRow::delay).reversed()).toList();
	}

	private static <K, T> Map<K, List<T>> groups(Collection<T> rows, Function<T, K> key) {
		return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
	}

}
