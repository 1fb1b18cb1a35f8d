package dev.singletable.manual.from;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.manual.Tables;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ReadOptions;
import dev.singletable.table.TableAttributes;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.TransactionFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class FromDokklibIntegrationTests {

	// tag::entities[]
	@SingleTableEntity(type = "USER", pk = "USER#{name}", sk = "USER#{name}")
	record User(String name, @Nullable String email) {

	}

	@SingleTableEntity(type = "MEMBERSHIP", pk = "USER#{user}", sk = "GROUP#{group}")
	@SecondaryIndex(name = "GSI_1", pk = "{sk}", sk = "{pk}")
	record Membership(String user, String group, @Nullable String role) {

	}

	record MembershipId(String user, String group) {

	}
	// end::entities[]

	record Member(String user) {

	}

	private EmbeddedDynamoDb engine;

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.template = Tables.template(engine, (builder) -> builder.attributes(
				// tag::attributes[]
				new TableAttributes("PK", "SK", "_type", "_ttl", "{index}pk", "{index}sk")
		// end::attributes[]
		), User.class, Membership.class);
	}

	@Test
	void itemsAreInsertedPutReadAndDeleted() {
		template.create(new Membership("alice", "group1", null));
		template.save(new Membership("alice", "group1", "admin"));
		MembershipId id = new MembershipId("alice", "group1");
		Optional<Membership> found = template.find(Membership.class, id);
		assertThat(found).map(Membership::role).contains("admin");
		Optional<Membership> consistent = template.find(Membership.class, id, ReadOptions.consistent());
		assertThat(consistent).isEqualTo(found);
		template.update(Membership.class, id, Update.set("role", "guest"));
		assertThat(template.get(Membership.class, id).role()).isEqualTo("guest");
		template.deleteIfExists(Membership.class, id);
		assertThat(template.exists(Membership.class, id)).isFalse();
		template.create(new Membership("alice", "group1", null));
		template.delete(Membership.class, id);
	}

	@Test
	void relationsAreQueriedBothWays() {
		Membership alice = template.create(new Membership("alice", "group1", null));
		Membership bob = template.create(new Membership("bob", "group1", null));
		List<Membership> groups = template.findAll(ItemQuery.of(Membership.class).where(property("user").is("alice")));
		assertThat(groups).containsExactly(alice);
		List<Membership> members = template
			.findAll(ItemQuery.of(Membership.class).where(property("group").is("group1")));
		assertThat(members).containsExactly(alice, bob);
		List<Member> names = template
			.findAll(ItemQuery.of(Membership.class).where(property("group").is("group1")).as(Member.class));
		assertThat(names).containsExactly(new Member("alice"), new Member("bob"));
		List<Object> raw = template.findAll(ItemQuery.partition("USER#alice").sortBeginsWith("GROUP#").limit(1000));
		assertThat(raw).containsExactly(alice);
	}

	@Test
	void itemsMoveFromGroupToGroupAtOnce() {
		Membership alice = template.create(new Membership("alice", "group1", null));
		Membership bob = template.create(new Membership("bob", "group1", null));
		template.transaction()
			.move(alice, new Membership("alice", "group2", null))
			.delete(bob)
			.create(new Membership("bob", "group2", null))
			.save(new User("alice", null))
			.execute();
		assertThat(template.count(ItemQuery.of(Membership.class).where(property("group").is("group2")))).isEqualTo(2);
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(() -> template.transaction()
			.update(User.class, "alice", Update.set("email", "a@example.org"))
			.delete(Membership.class, ItemKey.of("USER#nobody", "GROUP#group1"))
			.execute());
	}

	// tag::stamp[]
	void stamp(DynamoDbClient client, String table) {
		client
			.scanPaginator(
					(scan) -> scan.tableName(table)
						.filterExpression("begins_with(PK, :user) AND begins_with(SK, :group)")
						.expressionAttributeValues(Map.of(":user", AttributeValue.fromS("USER#"), ":group",
								AttributeValue.fromS("GROUP#"))))
			.items()
			.forEach((item) -> client.updateItem((update) -> update.tableName(table)
				.key(Map.of("PK", item.get("PK"), "SK", item.get("SK")))
				.updateExpression("SET #type = :type, #user = :user, #group = :group")
				.conditionExpression("attribute_exists(PK)")
				.expressionAttributeNames(Map.of("#type", "_type", "#user", "user", "#group", "group"))
				.expressionAttributeValues(Map.of(":type", AttributeValue.fromS("MEMBERSHIP"), ":user",
						value(item.get("PK")), ":group", value(item.get("SK"))))));
	}

	AttributeValue value(AttributeValue key) {
		return AttributeValue.fromS(key.s().substring(key.s().indexOf('#') + 1));
	}
	// end::stamp[]

	@Test
	void itemsThatAreThereAlreadyAreRead() {
		this.engine.client()
			.putItem((request) -> request.tableName(this.template.tableName())
				.item(Map.of("PK", AttributeValue.fromS("USER#old"), "SK", AttributeValue.fromS("GROUP#group1"))));
		stamp(this.engine.client(), this.template.tableName());
		assertThat(template.get(Membership.class, new MembershipId("old", "group1")))
			.isEqualTo(new Membership("old", "group1", null));
	}

}
