package dev.singletable.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.QueryPlan;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.plan.RepositoryPlans.MethodPlan;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows tables, entity types, their keys, and the plan and cost of every repository
 * method. Sends nothing.
 */
@Endpoint(id = "singletable")
public final class SingleTableEndpoint {

	private final Collection<SingleTableTemplate> templates;

	private final Collection<RepositoryPlans> plans;

	private final RepositoryFigures figures;

	SingleTableEndpoint(Collection<SingleTableTemplate> templates, Collection<RepositoryPlans> plans,
			RepositoryFigures figures) {
		this.templates = List.copyOf(templates);
		this.plans = List.copyOf(plans);
		this.figures = figures;
	}

	/**
	 * Everything that is known without asking DynamoDB.
	 */
	@ReadOperation
	public Description describe() {
		return new Description(this.templates.stream().map(SingleTableEndpoint::table).toList(),
				this.plans.stream().flatMap((each) -> each.all().stream()).map(this::method).toList(),
				this.figures.byOperation());
	}

	private static Table table(SingleTableTemplate template) {
		return new Table(template.tableName(),
				template.model().types().stream().map(SingleTableEndpoint::type).toList(),
				template.model().layout().indexes().stream().map(SingleTableEndpoint::index).toList());
	}

	private static Type type(ItemType type) {
		return new Type(type.name(), type.javaType().getName(),
				Stream.concat(Stream.of(type.table()), type.indexes().stream())
					.map(SingleTableEndpoint::keys)
					.toList());
	}

	private static Keys keys(ItemIndex index) {
		return new Keys(index.name(), index.partition().describe(),
				(index.sort() != null) ? index.sort().describe() : null, index.sparse());
	}

	private static Index index(TableIndex index) {
		return new Index(index.name(), index.local(), names(index.partition()), names(index.sort()),
				index.contents().describe());
	}

	private static List<String> names(List<KeyAttribute> attributes) {
		return attributes.stream().map(KeyAttribute::name).toList();
	}

	private Method method(MethodPlan method) {
		String name = method.repository().getSimpleName() + "." + method.method().getName();
		return new Method(method.repository().getName(), method.signature(), Plan.of(method.plan()),
				this.figures.ofMethod(name));
	}

	/**
	 * What the endpoint shows.
	 *
	 * @param operations what each operation of each type took since the start
	 */
	public record Description(List<Table> tables, List<Method> methods, Map<String, RepositoryFigures.Sum> operations) {

	}

	/** A table. */
	public record Table(String name, List<Type> types, List<Index> indexes) {

	}

	/**
	 * An entity type, with its line of the key chart.
	 *
	 * @param keys of the table first, then of each index
	 */
	public record Type(String name, String javaType, List<Keys> keys) {

	}

	/**
	 * The templates of a key.
	 *
	 * @param index null for the table itself
	 */
	public record Keys(@Nullable String index, String partition, @Nullable String sort, boolean sparse) {

	}

	/** An index of the table. */
	public record Index(String name, boolean local, List<String> partition, List<String> sort, String projection) {

	}

	/**
	 * A method of a repository.
	 *
	 * @param sinceStart what its calls took; methods of one name share it; null before
	 * the first
	 */
	public record Method(String repository, String method, Plan plan, RepositoryFigures.@Nullable Sum sinceStart) {

	}

	/** How a method is answered, in the words of {@link QueryPlan}. */
	public record Plan(String text, @Nullable String operation, @Nullable String index, @Nullable String keyCondition,
			List<String> filters, List<String> alsoReads, boolean followsUp, boolean consistent) {

		static Plan of(QueryPlan plan) {
			return new Plan(plan.describe(), plan.operation().orElse(null), plan.index().orElse(null),
					plan.keyCondition().orElse(null), plan.filters(), plan.alsoReads().stream().sorted().toList(),
					plan.followsUp(), plan.isConsistent());
		}

	}

}
