package dev.singletable.test.library;

import java.time.Instant;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "MEMBER", pk = "MEMBER#{id}", sk = "PROFILE")
record Member(@Id @GeneratedId @Nullable String id, String name, int loans, @CreatedDate @Nullable Instant since) {

	static Member named(String name) {
		return new Member(null, name, 0, null);
	}

}
