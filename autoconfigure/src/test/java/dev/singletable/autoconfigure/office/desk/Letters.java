package dev.singletable.autoconfigure.office.desk;

import dev.singletable.repository.SingleTableRepository;

public interface Letters extends SingleTableRepository<Letter, String> {

}
