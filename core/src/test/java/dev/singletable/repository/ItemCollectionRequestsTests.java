package dev.singletable.repository;

import java.util.List;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.RecordingClient;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent for an item and what belongs to it.
 */
class ItemCollectionRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final Threads threads = new SingleTableRepositoryFactory(
			SingleTableTemplate.builder(this.client).table(() -> "forum").entities(Opening.class, Reply.class).build())
		.getRepository(Threads.class);

	sealed interface Post permits Opening, Reply {

	}

	@SingleTableEntity(type = "OPENING", pk = "FORUM#{forum}", sk = "THREAD#{thread}")
	record Opening(String forum, int thread, String text) implements Post {
	}

	@SingleTableEntity(type = "REPLY", pk = "FORUM#{forum}", sk = "THREAD#{thread}#REPLY#{number}")
	record Reply(String forum, int thread, int number, String text) implements Post {
	}

	interface Threads extends SingleTableReadRepository<Post, Object> {

		List<Post> findByForumAndThread(String forum, int thread);

		List<Post> findByForumAndThreadBetween(String forum, int first, int last);

		List<Post> findByForum(String forum);

	}

	private void sends(String expected) {
		assertThat(this.client.sent()).isEqualTo(expected);
	}

	@Test
	void oneThread() {
		this.threads.findByForumAndThread("java", 7);
		sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: FORUM#java}, :v1: {S: THREAD#0000000007}, :v2: {S: THREAD#0000000007$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: forum
				""");
	}

	@Test
	void someThreads() {
		this.threads.findByForumAndThreadBetween("java", 7, 9);
		sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: FORUM#java}, :v1: {S: THREAD#0000000007}, :v2: {S: THREAD#0000000009$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: forum
				""");
	}

	@Test
	void allThreads() {
		this.threads.findByForum("java");
		sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: FORUM#java}, :v1: {S: THREAD#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				TableName: forum
				""");
	}

}
