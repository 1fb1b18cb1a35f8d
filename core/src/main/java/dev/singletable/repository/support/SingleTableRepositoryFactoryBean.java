package dev.singletable.repository.support;

import java.util.Objects;

import dev.singletable.template.SingleTableTemplate;

import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;

/**
 * Makes a repository in a container.
 */
public class SingleTableRepositoryFactoryBean<T extends Repository<S, ID>, S, ID>
		extends RepositoryFactoryBeanSupport<T, S, ID> {

	private @Nullable SingleTableTemplate template;

	private @Nullable AccessProof proof;

	public SingleTableRepositoryFactoryBean(Class<? extends T> repositoryInterface) {
		super(repositoryInterface);
	}

	/**
	 * What reads and writes the table.
	 */
	public void setTemplate(SingleTableTemplate template) {
		this.template = template;
		setMappingContext(template.model().context());
	}

	/**
	 * What proved the repository; without one it is proven when it is made.
	 */
	public void setProof(AccessProof proof) {
		this.proof = proof;
	}

	@Override
	protected RepositoryFactorySupport createRepositoryFactory() {
		SingleTableTemplate given = Objects.requireNonNull(this.template,
				"A repository needs a template: call setTemplate(…).");
		return new SingleTableRepositoryFactory(given, this.proof);
	}

}
