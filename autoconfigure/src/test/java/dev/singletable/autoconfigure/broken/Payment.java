package dev.singletable.autoconfigure.broken;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

/** Nothing is wrong with it. */
@SingleTableEntity(type = "PAYMENT")
record Payment(@Id String id, String customer, String currency) {

}
