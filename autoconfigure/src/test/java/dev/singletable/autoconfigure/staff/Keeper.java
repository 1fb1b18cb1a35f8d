package dev.singletable.autoconfigure.staff;

import java.time.Instant;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;

/** An entity of a library. */
@SingleTableEntity
public record Keeper(@Id String id, String name, @CreatedDate Instant hiredAt, @CreatedBy String hiredBy) {

	public Keeper withName(String other) {
		return new Keeper(this.id, other, this.hiredAt, this.hiredBy);
	}

}
