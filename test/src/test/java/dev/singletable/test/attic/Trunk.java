package dev.singletable.test.attic;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "TRUNK", pk = "TRUNK#{id}", sk = "CONTENT")
record Trunk(@Id String id) {

}
