package dev.singletable.autoconfigure;

import java.util.List;

import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Proves entities and table where no repositories are searched for, whose search brings a
 * proof of its own.
 */
@AutoConfiguration(after = SingleTableRepositoriesAutoConfiguration.class)
@ConditionalOnBean(ProofSubject.class)
public final class SingleTableProofAutoConfiguration {

	SingleTableProofAutoConfiguration() {
	}

	@Lazy(false)
	@Bean(SingleTableAutoConfiguration.PROOF)
	@ConditionalOnMissingBean(name = SingleTableAutoConfiguration.PROOF)
	AccessProof singleTableAccessProof(ProofSubject subject) {
		return new AccessProof(subject, List.of());
	}

}
