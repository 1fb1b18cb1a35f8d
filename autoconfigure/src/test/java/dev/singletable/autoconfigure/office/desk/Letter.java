package dev.singletable.autoconfigure.office.desk;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "LETTER", pk = "LETTER#{id}", sk = "TEXT")
public record Letter(@Id String id, String text) {

}
