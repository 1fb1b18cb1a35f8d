package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.singletable.template.Guild.Member;
import dev.singletable.template.Guild.Team;
import dev.singletable.write.BatchIncompleteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Mutable entities of a batch that was not written are given back as they were, so that
 * the caller can give them again.
 */
class UnwrittenEntitiesTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "club")
		.entities(Team.class, Member.class)
		.retryDeadline(Duration.ofMillis(20))
		.build();

	private final Team created = Team.of("reds");

	private final Team known = Team.of("blues");

	@BeforeEach
	void know() {
		this.known.id = "t1";
		this.known.version = 3L;
		this.known.created = Instant.EPOCH;
		this.known.modified = Instant.EPOCH;
	}

	private void areAsTheyWere() {
		assertThat(this.created)
			.extracting((team) -> team.id, (team) -> team.version, (team) -> team.created, (team) -> team.modified)
			.containsOnlyNulls();
		assertThat(this.known.version).isEqualTo(3);
		assertThat(this.known.modified).isEqualTo(Instant.EPOCH);
	}

	@Test
	void afterARefusal() {
		this.client.answer(BatchGetItemResponse.builder().build())
			.fail(Faults.service(400, "AccessDeniedException", "No"));
		assertThatThrownBy(() -> this.template.batch().saveAll(List.of(this.created, this.known)))
			.isInstanceOf(PermissionDeniedDataAccessException.class);
		areAsTheyWere();
	}

	@Test
	void afterTheDeadline() {
		this.client.answer(BatchGetItemResponse.builder().build());
		for (int attempt = 0; attempt < 100; attempt++) {
			this.client.fail(Faults.throttled());
		}
		assertThatThrownBy(() -> this.template.batch().saveAll(List.of(this.created, this.known)))
			.isInstanceOfSatisfying(BatchIncompleteException.class,
					(ex) -> assertThat(ex.remaining()).containsExactly(this.created, this.known));
		areAsTheyWere();
	}

	@Test
	void whenAnotherCannotBePrepared() {
		Member tooLong = Member.of("m".repeat(3000), null);
		assertThatThrownBy(() -> this.template.batch().saveAll(List.of(this.created, this.known, tooLong)))
			.isInstanceOf(InvalidDataAccessApiUsageException.class);
		Member illegal = Member.of("m1", "\ud800");
		assertThatThrownBy(() -> this.template.batch().saveAll(List.of(this.created, this.known, illegal)))
			.isInstanceOf(InvalidDataAccessApiUsageException.class);
		areAsTheyWere();
		assertThat(Objects.requireNonNull(this.known.id)).isEqualTo("t1");
	}

}
