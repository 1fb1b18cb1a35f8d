package dev.singletable.autoconfigure.shop;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

/** A customer. */
@SingleTableEntity(type = "CUSTOMER")
@SecondaryIndex(name = "byCity", pk = "CITY#{city}", sk = "{name}")
public record Customer(@Id String id, String name, String city, Colour favourite) {

}
