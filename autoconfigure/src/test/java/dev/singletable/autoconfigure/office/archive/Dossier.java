package dev.singletable.autoconfigure.office.archive;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "DOSSIER", pk = "DOSSIER#{id}", sk = "COVER")
@SecondaryIndex(name = "byYear", pk = "YEAR#{year}", sk = "{id}")
public record Dossier(@Id String id, String year) {

}
