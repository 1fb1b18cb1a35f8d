package dev.singletable.autoconfigure.audited;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "BOOKING", pk = "BOOKING#{id}")
@Audited
public record Booking(@Id String id, String text) {

}
