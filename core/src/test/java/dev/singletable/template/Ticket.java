package dev.singletable.template;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * Its state and its rank fill one sparse index key together.
 */
@SingleTableEntity(type = "TICKET", pk = "TICKET#{id}")
@SecondaryIndex(name = "queue", pk = "STATE#{state}", sk = "{rank}#{owner}", sparse = true)
record Ticket(@Id String id, @Nullable String state, @Nullable Integer rank, @Nullable String owner) {
}
