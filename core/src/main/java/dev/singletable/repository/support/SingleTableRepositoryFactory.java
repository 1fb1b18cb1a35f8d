package dev.singletable.repository.support;

import java.util.List;
import java.util.Optional;

import dev.singletable.repository.query.MethodPlanner;
import dev.singletable.repository.query.SingleTableQueryLookup;
import dev.singletable.template.SingleTableTemplate;

import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;
import org.springframework.data.repository.query.ValueExpressionDelegate;

/**
 * Makes repositories: those a proof has seen, or, without one, each proven by itself.
 */
public class SingleTableRepositoryFactory extends RepositoryFactorySupport {

	private final SingleTableTemplate template;

	private final @Nullable AccessProof proof;

	private final MethodPlanner planner;

	/**
	 * A factory that proves each repository it makes.
	 */
	public SingleTableRepositoryFactory(SingleTableTemplate template) {
		this(template, null);
	}

	/**
	 * A factory of repositories that were proven together.
	 */
	public SingleTableRepositoryFactory(SingleTableTemplate template, @Nullable AccessProof proof) {
		this.template = template;
		this.proof = proof;
		this.planner = (proof != null) ? proof.planner() : new MethodPlanner(template.model());
		if (template.isObserved()) {
			addRepositoryProxyPostProcessor((proxy, information) -> proxy
				.addAdvice(new MethodNaming(information.getRepositoryInterface().getSimpleName())));
		}
	}

	MethodPlanner planner() {
		return this.planner;
	}

	@Override
	protected RepositoryMetadata getRepositoryMetadata(Class<?> repositoryInterface) {
		RepositoryMetadata read = (this.proof != null) ? this.proof.metadata(repositoryInterface) : null;
		return (read != null) ? read : super.getRepositoryMetadata(repositoryInterface);
	}

	@Override
	public <T> T getRepository(Class<T> repositoryInterface, RepositoryFragments fragments) {
		if (this.proof == null) {
			RepositoryMetadata metadata = getRepositoryMetadata(repositoryInterface);
			ProvenRepository subject = new ProvenRepository(repositoryInterface, getRepositoryBaseClass(metadata),
					fragments);
			new AccessProof(ProofSubject.of(this.template.model()), List.of(subject)).afterPropertiesSet();
		}
		return super.getRepository(repositoryInterface, fragments);
	}

	@Override
	public EntityInformation<?, ?> getEntityInformation(RepositoryMetadata metadata) {
		return SingleTableEntityInformation.of(this.template.model(), metadata, this.planner);
	}

	@Override
	protected Object getTargetRepository(RepositoryInformation metadata) {
		return getTargetRepositoryViaReflection(metadata, getEntityInformation(metadata), this.template);
	}

	@Override
	protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
		return VersionedSingleTableRepository.baseClassOf(metadata.getRepositoryInterface());
	}

	@Override
	protected Optional<QueryLookupStrategy> getQueryLookupStrategy(@Nullable Key key,
			ValueExpressionDelegate valueExpressionDelegate) {
		return Optional.of(new SingleTableQueryLookup(this.planner, this.template));
	}

}
