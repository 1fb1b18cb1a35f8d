package dev.singletable.manual.testing;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
@SecondaryIndex(name = "gsi1", pk = "ORDERS", sk = "{id}")
record Order(String customerId, String id) {

	record Id(String customerId, String id) {

	}

}
