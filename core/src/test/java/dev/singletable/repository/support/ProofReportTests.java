package dev.singletable.repository.support;

import java.util.List;

import dev.singletable.repository.Shop;
import dev.singletable.repository.support.AccessProofTests.Orders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the proof tells of methods that it has proven.
 */
class ProofReportTests {

	private static AccessProof proof() {
		AccessProof proof = new AccessProof(ProofSubject.of(Shop.model()),
				List.of(AccessProofTests.withShipping(Orders.class)));
		proof.afterPropertiesSet();
		return proof;
	}

	@Test
	void theReportIsATableOfEveryMethod() {
		AccessProof proof = proof();

		assertThat(proof.report().lines()).hasSize(2 + proof.all().size())
			.startsWith("| repository | method | plan |", "|---|---|---|")
			.contains("| Orders | `findByStatus(Status)` | Query index 'byStatus': partition STATUS#{status} |",
					"| Orders | `ship(String)` | implemented by a fragment |");
	}

	@Test
	void inheritedMethodsNameTheirOperation() {
		AccessProof proof = proof();

		assertThat(proof.all()).filteredOn((each) -> each.method().getName().equals("getById"))
			.allSatisfy((each) -> assertThat(each.plan().operation()).contains("GetItem"));
		assertThat(proof.all()).filteredOn((each) -> each.method().getName().equals("paid"))
			.allSatisfy((each) -> assertThat(each.plan().operation()).isEmpty());
	}

}
