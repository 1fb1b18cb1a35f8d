package dev.singletable.autoconfigure.office.archive;

import java.util.List;

import dev.singletable.repository.SingleTableRepository;

public interface Dossiers extends SingleTableRepository<Dossier, String> {

	List<Dossier> findByYear(String year);

}
