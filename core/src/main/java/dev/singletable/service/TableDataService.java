package dev.singletable.service;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.SingleTableOperations;

/**
 * Keeps entities in the table.
 */
record TableDataService<T>(SingleTableOperations operations, Class<T> type) implements DataService<T> {

	TableDataService {
		Objects.requireNonNull(operations, "operations");
		Objects.requireNonNull(type, "type");
	}

	@Override
	public <S extends T> S save(S entity) {
		return this.operations.save(entity);
	}

	@Override
	public Optional<T> findById(Object id) {
		return this.operations.find(this.type, id);
	}

	@Override
	public boolean existsById(Object id) {
		return this.operations.exists(this.type, id);
	}

	@Override
	public boolean deleteById(Object id) {
		return this.operations.deleteIfExists(this.type, id);
	}

	@Override
	public ItemQuery<T> query() {
		return ItemQuery.of(this.type);
	}

	@Override
	public List<T> findAll(ItemQuery<T> query) {
		return this.operations.findAll(query);
	}

	@Override
	public ItemWindow<T> scroll(ItemQuery<T> query) {
		return this.operations.scroll(query);
	}

	@Override
	public long count(ItemQuery<T> query) {
		return this.operations.count(query);
	}

}
