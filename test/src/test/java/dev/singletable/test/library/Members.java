package dev.singletable.test.library;

import java.util.Optional;

import dev.singletable.repository.SingleTableRepository;

interface Members extends SingleTableRepository<Member, String> {

	<P> Optional<P> readById(String id, Class<P> type);

}
