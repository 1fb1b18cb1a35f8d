package dev.singletable.repository.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.HistoryOperations.Version;
import dev.singletable.repository.SingleTableHistoryRepository;
import dev.singletable.template.SingleTableTemplate;

/**
 * Answers the methods that repositories of historised entities inherit.
 */
public class VersionedSingleTableRepository<T, ID> extends SimpleSingleTableRepository<T, ID>
		implements SingleTableHistoryRepository<T, ID> {

	private final HistoryOperations<T> history;

	public VersionedSingleTableRepository(SingleTableEntityInformation<T, ID> information,
			SingleTableTemplate template) {
		super(information, template);
		this.history = template.history(information.getJavaType());
	}

	/**
	 * What implements the methods a repository inherits, unless it is told another.
	 */
	static Class<?> baseClassOf(Class<?> repository) {
		return SingleTableHistoryRepository.class.isAssignableFrom(repository) ? VersionedSingleTableRepository.class
				: SimpleSingleTableRepository.class;
	}

	@Override
	public Optional<T> findVersion(ID id, long number) {
		return this.history.version(id, number);
	}

	@Override
	public Optional<T> findAsOf(ID id, Instant moment) {
		return this.history.asOf(id, moment);
	}

	@Override
	public List<Version<T>> findVersions(ID id, int limit) {
		return this.history.versions(id, limit);
	}

	@Override
	public List<Version<T>> findVersionsBefore(ID id, long number, int limit) {
		return this.history.versionsBefore(id, number, limit);
	}

	@Override
	public Stream<Version<T>> streamVersions(ID id) {
		return this.history.stream(id);
	}

	@Override
	public List<Difference> compareVersions(ID id, long number, long other) {
		return this.history.compare(id, number, other);
	}

	@Override
	public T restore(ID id, long number) {
		return this.history.restore(id, number);
	}

	@Override
	public void deleteVersion(ID id, long number) {
		this.history.deleteVersion(id, number);
	}

}
