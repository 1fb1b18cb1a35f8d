package dev.singletable.manual;

import java.time.Duration;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class TimeToLiveIntegrationTests {

	// tag::session[]
	@SingleTableEntity(type = "SESSION", pk = "USER#{user}", sk = "SESSION#{id}")
	record Session(String user, String id, @TimeToLive Duration keep) {

	}
	// end::session[]

	record SessionId(String user, String id) {

	}

	@Test
	void anExpiredItemIsNotThere(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Session.class);
		template.create(new Session("ann", "s1", Duration.ofDays(36500)));
		template.create(new Session("ann", "s2", Duration.ZERO));
		assertThat(template.exists(Session.class, new SessionId("ann", "s1"))).isTrue();
		assertThat(template.exists(Session.class, new SessionId("ann", "s2"))).isFalse();
	}

}
