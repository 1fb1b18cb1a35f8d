package dev.singletable.manual.tables.archive;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "DOSSIER", pk = "DOSSIER#{id}")
public record Dossier(@Id String id) {

}
