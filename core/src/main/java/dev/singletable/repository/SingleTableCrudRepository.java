package dev.singletable.repository;

import java.util.stream.Stream;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.NoRepositoryBean;

/**
 * A repository that can also read, count and delete everything of its type.
 * <p>
 * It starts only when the entity has a whole index over its type, such as
 * <code>@SecondaryIndex(name = "types", pk = "{@type}", sk = "{updatedAt}")</code>, or
 * the repository carries {@link AllowScan}. There is no {@code Page}: its total would be
 * a scan.
 *
 * @param <T> the entity, or a supertype of several
 * @param <ID> what identifies it, as in {@link SingleTableRepository}
 */
@NoRepositoryBean
public interface SingleTableCrudRepository<T, ID> extends SingleTableRepository<T, ID>, ListCrudRepository<T, ID> {

	/**
	 * One slice. A pageable beyond the first page comes from the
	 * {@link Slice#nextPageable() previous slice}.
	 */
	Slice<T> findAll(Pageable pageable);

	/**
	 * One page, resumable from any of its rows.
	 * @param position where to continue; an initial one for the first page
	 * @param limit how many at most
	 */
	Window<T> findAll(ScrollPosition position, Limit limit);

	/**
	 * Everything, page by page as it is read; close it when it is not read to its end.
	 */
	Stream<T> streamAll();

}
