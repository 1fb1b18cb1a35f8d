package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.query.Patch;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What an object has no value for stays as it is (PU-6), such as the form of an update
 * (RS-2).
 */
class PatchTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class)
		.clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
		.build();

	record CustomerForm(@Nullable String id, @Nullable String name, @Nullable Set<String> tags,
			@Nullable Optional<Address> address) {
	}

	record Renaming(String fullName) {
	}

	/** A bean. */
	public static class NameForm {

		private @Nullable String name;

		private @Nullable String note;

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public @Nullable String getNote() {
			return this.note;
		}

	}

	private void answer() {
		this.client.answer(UpdateItemResponse.builder()
			.attributes(this.template.conversion().toItem(new Customer("c1", "Ann", null, null, null)))
			.build());
	}

	@Test
	void setsWhatHasAValueAndNothingElse() {
		answer();
		this.template.update(Customer.class, "c1", Patch.of(new CustomerForm(null, "Ann", null, null)));
		assertThat(this.client.sent()).isEqualTo("""
				UpdateItem
				ConditionExpression: attribute_exists(#n1)
				ExpressionAttributeNames: {#n0: name, #n1: pk}
				ExpressionAttributeValues: {:v0: {S: Ann}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0
				""");
	}

	@Test
	void removesWhatIsEmptyAndTakesMoreSteps() {
		answer();
		this.template.update(Customer.class, "c1",
				Patch.of(new CustomerForm("c1", null, Set.of("x"), Optional.empty()), "id").remove("name"));
		assertThat(this.client.sent()).isEqualTo("""
				UpdateItem
				ConditionExpression: attribute_exists(#n3)
				ExpressionAttributeNames: {#n0: tags, #n1: address, #n2: name, #n3: pk}
				ExpressionAttributeValues: {:v0: {SS: [x]}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0 REMOVE #n1, #n2
				""");
	}

	@Test
	void readsBeans() {
		NameForm form = new NameForm();
		form.setName("Bob");
		assertThat(Patch.of(form)).isEqualTo(dev.singletable.expression.Update.set("name", "Bob"));
	}

	@Test
	void refusesTheKeyAndWhatTheEntityDoesNotHave() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> this.template.update(Customer.class, "c1", Patch.of(new CustomerForm("c2", "Ann", null, null))))
			.withMessage("CUSTOMER: 'id' is part of the key and cannot be changed by an update. Delete the item and "
					+ "create another, or leave it out.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Customer.class, "c1", Patch.of(new Renaming("Ann"))))
			.withMessage("CUSTOMER has no property 'fullName'; it has [address, counters, id, name, tags].");
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void refusesMapsAndNamesThatAreNotThere() {
		assertThatIllegalArgumentException().isThrownBy(() -> Patch.of(Map.of("name", "Ann")))
			.withMessage("A map is no object with properties. Use Update.setAll(map).");
		assertThatIllegalArgumentException().isThrownBy(() -> Patch.of(new Renaming("Ann"), "nickName"))
			.withMessage("Renaming has no property 'nickName' to ignore.");
	}

}
