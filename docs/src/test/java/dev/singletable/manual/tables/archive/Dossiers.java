package dev.singletable.manual.tables.archive;

import dev.singletable.repository.SingleTableRepository;

public interface Dossiers extends SingleTableRepository<Dossier, String> {

}
