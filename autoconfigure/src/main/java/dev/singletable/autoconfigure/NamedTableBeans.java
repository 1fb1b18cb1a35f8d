package dev.singletable.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.singletable.autoconfigure.NamedTables.NamedTable;
import dev.singletable.convert.Conversions;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.template.TrailSetup;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/**
 * Makes the beans of one {@code singletable.tables.<name>}: a client, the proof of its
 * entities and repositories, a template with a model of its own.
 */
final class NamedTableBeans implements DisposableBean {

	private final String name;

	private final NamedTable settings;

	private final ConfigurableApplicationContext context;

	private final SingleTableProperties shared;

	private final DynamoDbClientFactory clients;

	private @Nullable ItemCodecs codecs;

	NamedTableBeans(String name, ConfigurableApplicationContext context, SingleTableProperties shared) {
		this.name = name;
		this.settings = Objects.requireNonNull(NamedTables.in(context.getEnvironment()).get(name));
		this.context = context;
		this.shared = shared;
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		this.clients = new DynamoDbClientFactory(new NamedConnectionDetails(name, this.settings, beans, shared),
				beans.getBeanProvider(AwsRegionProvider.class), beans.getBeanProvider(AwsCredentialsProvider.class),
				beans.getBeanProvider(SdkHttpClient.class), beans.getBeanProvider(DynamoDbClientCustomizer.class));
	}

	private String setting(String key) {
		return "singletable.tables." + this.name + "." + key;
	}

	DynamoDbClient client() {
		return this.clients.client();
	}

	private DynamoDbClient clientBean() {
		return this.context.getBean(NamedTableRegistrar.stem(this.name) + "DynamoDbClient", DynamoDbClient.class);
	}

	ProofSubject subject() throws ClassNotFoundException {
		ItemCodecs made = codecs();
		SchemaCheck check = new SchemaCheck(this.settings.schema(), new TableReference(this::tableName),
				new SchemaCheck.Wanted(made, TrailSetup.defaults(), this.settings.expect().settings()),
				this::clientBean);
		return new ProofSubject(made.model(), made::problems, check::problems);
	}

	AccessProof proof() throws ClassNotFoundException {
		return new AccessProof(subject(), List.of());
	}

	SingleTableTemplate template() throws ClassNotFoundException {
		SingleTableTemplate.Builder builder = SingleTableTemplate.builder(this.clients.forTemplate(clientBean()))
			.table(this::tableName)
			.codecs(codecs())
			.trail(SingleTableAutoConfiguration.published(trail(), this.context));
		return SingleTableAutoConfiguration.settings(builder, this.shared, this.context.getBeanFactory()).build();
	}

	/** In the table itself, as the application's other settings say. */
	private TrailSetup trail() {
		return TrailSetup.defaults().with(this.context.getBean(TrailSetup.class).options());
	}

	private String tableName() {
		String table = this.settings.name();
		if (!StringUtils.hasText(table)) {
			throw new UnusableSettingException("table name", setting("name") + " is not set", "Set it.");
		}
		return TableReference.require(table, "the value of " + setting("name"), "Change " + setting("name") + ".");
	}

	private synchronized ItemCodecs codecs() throws ClassNotFoundException {
		ItemCodecs known = this.codecs;
		if (known == null) {
			ItemModel model = ItemModel.of(new SingleTableMappingContext(),
					SingleTableModelConfiguration.attributes(this.shared.table().attributes()), entities());
			known = ItemCodecs.of(model, this.context.getBean(Conversions.class),
					SingleTableModelConfiguration.policy(this.shared.read()),
					SingleTableModelConfiguration.extras(this.context.getBeanFactory()));
			this.codecs = known;
		}
		return known;
	}

	private Set<Class<?>> entities() throws ClassNotFoundException {
		String template = NamedTableRegistrar.template(this.name);
		Set<Class<?>> types = new LinkedHashSet<>(EntitySearch.in(this.context, this.settings.packages()));
		types.addAll(RepositoryEntities.of(this.context.getBeanFactory(), template));
		if (types.isEmpty()) {
			throw new UnusableSettingException("table '" + this.name + "'", "it has no entities",
					"Name their packages in %s, or give it repositories: @EnableSingleTableRepositories(templateRef = \"%s\")."
						.formatted(setting("packages"), template));
		}
		return types;
	}

	@Override
	public void destroy() {
		this.clients.destroy();
	}

}
