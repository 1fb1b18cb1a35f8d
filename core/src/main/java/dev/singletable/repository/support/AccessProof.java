package dev.singletable.repository.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPathException;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.repository.query.MethodPlanner;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.repository.core.RepositoryMetadata;

/**
 * Proves every repository of a table before the application is ready.
 * <p>
 * It works from the model and the interfaces, makes no repository, and throws everything
 * it found as one {@link AccessPathException}: entities, methods, ids, the table. As a
 * {@code SmartInitializingSingleton} it also runs when everything else is lazy.
 */
public final class AccessProof implements RepositoryPlans, InitializingBean, SmartInitializingSingleton {

	private static final Log LOG = LogFactory.getLog(AccessProof.class);

	private final ProofSubject subject;

	private final List<ProvenRepository> repositories;

	private final MethodPlanner planner;

	private final List<MethodPlan> plans = new ArrayList<>();

	private final Map<Class<?>, RepositoryMetadata> metadata = new ConcurrentHashMap<>();

	private boolean proven;

	public AccessProof(ProofSubject subject, Collection<ProvenRepository> repositories) {
		this.subject = subject;
		this.repositories = List.copyOf(repositories);
		this.planner = new MethodPlanner(subject.model());
	}

	/**
	 * Proves repositories at once.
	 * @throws AccessPathException if one of them cannot be served
	 */
	public static AccessProof of(ProofSubject subject, Class<?>... repositories) {
		AccessProof proof = new AccessProof(subject, Arrays.stream(repositories).map(ProvenRepository::of).toList());
		proof.prove();
		return proof;
	}

	@Override
	public void afterPropertiesSet() {
		prove();
	}

	@Override
	public void afterSingletonsInstantiated() {
		prove();
	}

	private synchronized void prove() {
		if (this.proven) {
			return;
		}
		List<Problem> problems = new ArrayList<>(this.subject.model().problems());
		problems.addAll(this.subject.entities().get());
		List<Problem> ids = new ArrayList<>();
		for (ProvenRepository repository : this.repositories) {
			RepositoryProof proof = new RepositoryProof(this.subject.model(), this.planner, repository).run();
			problems.addAll(proof.methods());
			ids.addAll(proof.ids());
			this.plans.addAll(proof.plans());
			this.metadata.put(repository.repository(), proof.metadata());
		}
		problems.addAll(ids);
		problems.addAll(this.subject.table().get());
		if (!problems.isEmpty()) {
			throw new AccessPathException(problems);
		}
		this.proven = true;
		if (LOG.isDebugEnabled()) {
			LOG.debug("Every repository method has an access path:\n" + report());
		}
	}

	/**
	 * What was read of a repository, or null if it was not proven here.
	 */
	@Nullable RepositoryMetadata metadata(Class<?> repository) {
		return this.metadata.get(repository);
	}

	MethodPlanner planner() {
		return this.planner;
	}

	@Override
	public List<MethodPlan> all() {
		return List.copyOf(this.plans);
	}

	@Override
	public List<MethodPlan> of(Class<?> repository) {
		return this.plans.stream().filter((plan) -> plan.repository() == repository).toList();
	}

}
