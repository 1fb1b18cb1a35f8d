package dev.singletable.repository.support;

import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;

/**
 * A repository to prove.
 *
 * @param repository its interface
 * @param baseClass what implements its inherited methods
 * @param fragments what implements some of its methods, as far as it is known
 */
public record ProvenRepository(Class<?> repository, Class<?> baseClass, RepositoryFragments fragments) {

	/**
	 * A repository with the base class of this module.
	 */
	public static ProvenRepository of(Class<?> repository) {
		return of(repository, VersionedSingleTableRepository.baseClassOf(repository));
	}

	/**
	 * A repository with a base class of its own.
	 */
	public static ProvenRepository of(Class<?> repository, Class<?> baseClass) {
		return new ProvenRepository(repository, baseClass, RepositoryFragments.empty());
	}

}
