package dev.singletable.autoconfigure.broken;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

/** Names a property that is not there. */
@SingleTableEntity(type = "INVOICE")
@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{id}")
record Invoice(@Id String id, String customer) {

}
