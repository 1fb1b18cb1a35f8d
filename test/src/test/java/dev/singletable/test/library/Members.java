package dev.singletable.test.library;

import dev.singletable.repository.SingleTableRepository;

interface Members extends SingleTableRepository<Member, String> {

}
