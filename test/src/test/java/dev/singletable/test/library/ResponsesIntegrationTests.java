package dev.singletable.test.library;

import java.util.List;

import dev.singletable.test.SingleTableTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.test.SingleTableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * DT-4: what a service answers is a projection or a mapped page, with the numbers that
 * are declared.
 */
@SingleTableTest
class ResponsesIntegrationTests {

	@Autowired
	private Members members;

	@Autowired
	private Books books;

	@Test
	void aResponseIsReadInPlaceOfTheEntity() {
		String id = this.members.save(new Member(null, "Ada", 3, null)).id();
		assertThat(this.members.readById(String.valueOf(id), MemberView.class)).contains(new MemberView("Ada", 3));
		assertThat(this.members.readById(String.valueOf(id), Loans.class).orElseThrow().getLoans())
			.isInstanceOf(Integer.class)
			.isEqualTo(3);
	}

	@Test
	void aMappedPageKeepsWhetherMoreComes() {
		this.books.saveAll(List.of(new Book("A", "1", "One"), new Book("A", "2", "Two")));
		assertThat(this.books.findByShelf("A", ScrollPosition.keyset(), Limit.of(1)).map(Book::title)).hasItems("One")
			.hasNext();
	}

	record MemberView(String name, int loans) {

	}

	/** An interface has its numbers as objects. */
	interface Loans {

		Object getLoans();

	}

}
