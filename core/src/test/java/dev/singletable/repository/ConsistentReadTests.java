package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.plan.AccessPathException;
import dev.singletable.plan.QueryPlan;
import dev.singletable.plan.ReadEstimate;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.repository.Hotel.Guest;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.table.ItemSizes;
import dev.singletable.template.RecordingClient;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Methods that have to read what was written last.
 */
class ConsistentReadTests {

	private static final StayId STAY = new StayId("h", LocalDate.of(2026, 3, 1), 7);

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = Hotel.template(this.client);

	private <R> R repository(Class<R> type) {
		return new SingleTableRepositoryFactory(this.template).getRepository(type);
	}

	private RepositoryPlans proof(Class<?>... repositories) {
		return AccessProof.of(ProofSubject.of(this.template.model()), repositories);
	}

	@Test
	void aMethodReadsTheTableAndLocalIndexesConsistently() {
		Stays stays = repository(Stays.class);
		stays.findByHotel("h");
		stays.findByHotelAndPriceGreaterThan("h", BigDecimal.ONE);
		assertThat(MethodRequests.shown(this.client.sent())).isEqualTo("""
				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#h}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)

				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#h}, :v1: {S: PRICE#15001$}, :v2: {S: PRICE$}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""");
	}

	@Test
	void anInheritedMethodReadsSoWhereItIsDeclaredAgain() {
		Stays stays = repository(Stays.class);
		stays.findById(STAY);
		stays.existsById(STAY);
		assertThat(MethodRequests.shown(this.client.sent())).isEqualTo("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: HOTEL#h}, sk: {S: STAY#2026-03-01#0000000007}}

				GetItem
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				Key: {pk: {S: HOTEL#h}, sk: {S: STAY#2026-03-01#0000000007}}
				ProjectionExpression: #n0, #n1, #n2
				""");
	}

	@Test
	void aRepositoryReadsSoWithAllItsMethods() {
		Strict strict = repository(Strict.class);
		strict.findAllById(List.of(STAY));
		strict.existsByHotel("h");
		assertThat(MethodRequests.shown(this.client.sent())).isEqualTo(
				"""
						BatchGetItem
						RequestItems: {hotel: {ConsistentRead: true, Keys: [{pk: {S: HOTEL#h}, sk: {S: STAY#2026-03-01#0000000007}}]}}

						Query
						ConsistentRead: true
						ExpressionAttributeNames: {#n0: pk, #n1: sk}
						ExpressionAttributeValues: {:v0: {S: HOTEL#h}, :v1: {S: STAY#}}
						KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
						Limit: 1
						""");
	}

	@Test
	void aPlanSaysSoAndCostsTwiceAsMuch() {
		Map<String, QueryPlan> plans = new TreeMap<>();
		proof(Strict.class).of(Strict.class).forEach((each) -> plans.put(each.signature(), each.plan()));
		QueryPlan plan = plans.get("existsByHotel(String)");
		assertThat(plan.describe()).isEqualTo("Query the table: partition HOTEL#{hotel}" + "; reads consistently");
		assertThat(plans.get("findById(Object)").describe()).isEqualTo("GetItem by key; reads consistently");
		assertThat(plans.get("save(Object)").describe()).isEqualTo("PutItem by key");
		ItemSizes sizes = new ItemSizes(new ItemSizes.Content(10, 40960), Map.of());
		assertThat(plan.estimate(sizes, 10, false)).contains(new ReadEstimate(1, 10));
		assertThat(plan.toJson()).contains("\"consistent\":true");
	}

	@Test
	void aMethodThatReadsAGlobalIndexStopsTheStart() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> proof(Refused.class)).withMessage("""
				2 problems keep the application from starting:

				1. Refused.findByCode(String): index 'byCode' is global and gives no consistent reads.
				   Leave @ConsistentRead out, or ask the table or a local index.

				2. Refused.save(Stay): it carries @ConsistentRead and no plan of it reads.
				   Leave it out; code of your own reads with ReadOptions.consistent() or ItemQuery.consistent().""");
	}

	@Test
	void aRepositoryNamesEachMethodThatReadsAGlobalIndex() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> proof(Guests.class))
			.withMessage(
					"""
							2 problems keep the application from starting:

							1. Guests.findByEmail(String): index 'byEmail' is global and gives no consistent reads.
							   Leave @ConsistentRead out of Guests, and write it on the methods that read the table or a local index.

							2. Guests: count, deleteAll, findAll, streamAll: index 'types' is global and gives no consistent reads.
							   Leave @ConsistentRead out of Guests, and write it on the methods that read the table or a local index.""");
	}

	@Test
	void aScanOfEverythingCanBeConsistent() {
		SingleTableTemplate notes = SingleTableTemplate.builder(this.client)
			.table(() -> "hotel")
			.entities(Note.class)
			.build();
		new SingleTableRepositoryFactory(notes).getRepository(Notes.class).findAll();
		assertThat(this.client.sent()).startsWith("Scan\nConsistentRead: true\n");
	}

	interface Stays extends SingleTableRepository<Stay, StayId> {

		@ConsistentRead
		List<Stay> findByHotel(String hotel);

		@ConsistentRead
		List<Stay> findByHotelAndPriceGreaterThan(String hotel, BigDecimal price);

		@Override
		@ConsistentRead
		Optional<Stay> findById(StayId id);

	}

	@ConsistentRead
	interface Consistent {

	}

	interface Strict extends SingleTableRepository<Stay, StayId>, Consistent {

		boolean existsByHotel(String hotel);

	}

	interface Refused extends SingleTableRepository<Stay, StayId> {

		@ConsistentRead
		List<Stay> findByCode(String code);

		@Override
		@ConsistentRead
		<S extends Stay> S save(S stay);

	}

	@ConsistentRead
	interface Guests extends SingleTableCrudRepository<Guest, UUID> {

		@UseIndex("byEmail")
		Optional<Guest> findByEmail(String email);

	}

	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	record Note(@Id String id) {
	}

	@AllowScan
	@ConsistentRead
	interface Notes extends SingleTableCrudRepository<Note, String> {

	}

}
