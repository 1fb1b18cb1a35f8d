package dev.singletable.test.library;

import dev.singletable.repository.SingleTableRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

interface Books extends SingleTableRepository<Book, BookId> {

	Window<Book> findByShelf(String shelf, ScrollPosition position, Limit limit);

}
