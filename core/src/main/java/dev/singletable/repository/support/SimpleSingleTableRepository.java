package dev.singletable.repository.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.singletable.expression.Update;
import dev.singletable.plan.AccessPlan;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.query.Deletion;
import dev.singletable.repository.query.SliceReading;
import dev.singletable.template.PlannedQuery;
import dev.singletable.template.PlannedQuery.Reading;
import dev.singletable.template.SingleTableTemplate;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;

/**
 * Answers the methods that repositories inherit.
 */
public class SimpleSingleTableRepository<T, ID> implements SingleTableCrudRepository<T, ID> {

	private final SingleTableEntityInformation<T, ID> information;

	private final SingleTableTemplate template;

	private final Class<T> type;

	public SimpleSingleTableRepository(SingleTableEntityInformation<T, ID> information, SingleTableTemplate template) {
		this.information = information;
		this.template = template;
		this.type = information.getJavaType();
	}

	@Override
	public <S extends T> S create(S entity) {
		return this.template.create(entity);
	}

	@Override
	public <S extends T> S replace(S entity) {
		return this.template.replace(entity);
	}

	@Override
	public <S extends T> S save(S entity) {
		return this.template.save(entity);
	}

	@Override
	public <S extends T> List<S> saveAll(Iterable<S> entities) {
		return this.template.batch().saveAll(list(entities));
	}

	@Override
	public T update(ID id, Update update) {
		return this.template.update(this.type, id, update);
	}

	@Override
	public T getOrCreate(ID id, Supplier<? extends T> factory) {
		return this.template.getOrCreate(this.type, id, factory);
	}

	@Override
	public T getById(ID id) {
		return this.template.get(this.type, id, this.information.options("getById"));
	}

	@Override
	public Optional<T> findById(ID id) {
		return this.template.find(this.type, id, this.information.options("findById"));
	}

	@Override
	public List<T> findAllById(Iterable<ID> ids) {
		return this.template.batch().getAll(this.type, list(ids), this.information.options("findAllById")).items();
	}

	@Override
	public boolean existsById(ID id) {
		return this.template.exists(this.type, id, this.information.options("existsById"));
	}

	@Override
	public void delete(T entity) {
		if (isVersioned(entity)) {
			this.template.delete(entity);
			return;
		}
		new Deletion(this.template).deleteOne(entity);
	}

	private boolean isVersioned(T entity) {
		return this.template.model().require(entity.getClass()).entity().hasVersionProperty();
	}

	@Override
	public void deleteById(ID id) {
		this.template.deleteIfExists(this.type, id);
	}

	@Override
	public boolean deleteIfExists(ID id) {
		return this.template.deleteIfExists(this.type, id);
	}

	@Override
	public void deleteExisting(ID id) {
		this.template.delete(this.type, id);
	}

	@Override
	public void deleteAllById(Iterable<? extends ID> ids) {
		this.template.batch().deleteAll(this.type, list(ids));
	}

	@Override
	public void deleteAll(Iterable<? extends T> entities) {
		List<T> unversioned = new ArrayList<>();
		for (T entity : entities) {
			if (isVersioned(entity)) {
				this.template.delete(entity);
			}
			else {
				unversioned.add(entity);
			}
		}
		new Deletion(this.template).delete(unversioned);
	}

	@Override
	public void deleteAll() {
		new Deletion(this.template).deleteEach(this.template.planned(), all(WholeRead.DELETE, Reading.ALL));
	}

	@Override
	public List<T> findAll() {
		return this.template.planned().findAll(all(WholeRead.LIST, Reading.ALL));
	}

	@Override
	public Slice<T> findAll(Pageable pageable) {
		AccessPlan plan = this.information.sorted(WholeRead.SLICE, pageable.getSort());
		Reading reading = SliceReading.reading(pageable, "findAll(Pageable)")
			.consistent(this.information.isConsistent(WholeRead.SLICE));
		return new SliceReading(this.template.planned()).read(all(plan, reading), pageable);
	}

	@Override
	public ItemWindow<T> findAll(ScrollPosition position, Limit limit) {
		Integer most = limit.isLimited() ? limit.max() : null;
		return this.template.planned().scroll(all(WholeRead.WINDOW, new Reading(most, position, false, false)));
	}

	@Override
	public Stream<T> streamAll() {
		return this.template.planned().stream(all(WholeRead.STREAM, Reading.ALL));
	}

	@Override
	public long count() {
		return this.template.planned().count(all(WholeRead.COUNT, Reading.ALL));
	}

	private PlannedQuery<T> all(WholeRead read, Reading reading) {
		return all(this.information.all(read), reading.consistent(this.information.isConsistent(read)));
	}

	private PlannedQuery<T> all(AccessPlan plan, Reading reading) {
		return new PlannedQuery<>(plan, this.type, List.of(), null, reading);
	}

	private static <E> List<E> list(Iterable<? extends E> elements) {
		List<E> list = new ArrayList<>();
		elements.forEach(list::add);
		return list;
	}

}
