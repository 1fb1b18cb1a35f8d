package dev.singletable.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.SlowOperationLog;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.table.TableNameResolver;
import dev.singletable.template.SingleTableOperations;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.WriteContext;
import dev.singletable.template.TrailSetup;
import dev.singletable.trail.AuditedWrite;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * The entities, the table and the template.
 */
@AutoConfiguration(after = SingleTableClientAutoConfiguration.class)
@EnableConfigurationProperties(SingleTableProperties.class)
@Import({ BlobStoreConfiguration.class, SingleTableModelConfiguration.class })
public final class SingleTableAutoConfiguration {

	static final String TEMPLATE = "singleTableTemplate";

	static final String PROOF = "singleTableAccessProof";

	private static final Log LOG = LogFactory.getLog(SingleTableAutoConfiguration.class);

	SingleTableAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	TableNameResolver singleTableNameResolver(SingleTableProperties properties, Environment environment) {
		return new PropertiesTableNameResolver(properties.table(), environment.getProperty("spring.application.name"));
	}

	@Bean
	@ConditionalOnMissingBean
	Cursors singleTableCursors(SingleTableProperties properties, ObjectProvider<Clock> clock, TableNameResolver table,
			ObservationOptions observation) {
		return new CountedCursors(cursors(properties, clock), new TableReference(table), observation);
	}

	private static Cursors cursors(SingleTableProperties properties, ObjectProvider<Clock> clock) {
		SealedCursors cursors = sealed(properties.cursor().secrets());
		Duration timeToLive = properties.cursor().timeToLive();
		if (timeToLive == null) {
			return cursors;
		}
		try {
			return cursors.expiringAfter(timeToLive, clock.getIfUnique(Clock::systemUTC));
		}
		catch (IllegalArgumentException ex) {
			throw UnusableSettingException.of("cursors", "singletable.cursor.time-to-live", ex);
		}
	}

	private static SealedCursors sealed(List<String> secrets) {
		if (secrets.isEmpty()) {
			LOG.warn("singletable.cursor.secrets is empty: cursors are sealed with a random secret, "
					+ "so no other process and no later start can open them");
			return SealedCursors.random();
		}
		try {
			return SealedCursors.of(secrets);
		}
		catch (IllegalArgumentException ex) {
			throw UnusableSettingException.of("cursors", "singletable.cursor.secrets", ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean
	ObservationOptions singleTableObservationOptions(SingleTableProperties properties, BeanFactory beans) {
		return new TemplateObservation(beans, properties.metrics()).options();
	}

	@Bean
	@Conditional(OnOperationLog.class)
	@ConditionalOnMissingBean
	SlowOperationLog singleTableSlowOperationLog(SingleTableProperties properties) {
		return new SlowOperationLog(properties.query().logSlowerThan(), properties.query().logCostlierThan());
	}

	/**
	 * What all templates of an application have in common.
	 */
	static SingleTableTemplate.Builder settings(SingleTableTemplate.Builder builder, SingleTableProperties properties,
			BeanFactory beans) {
		builder.callbacks(EntityCallbacks.create(beans))
			.retryDeadline(properties.retry().deadline())
			.pageSize(properties.query().pageSize())
			.maxPages(properties.query().maxPages())
			.batchConcurrency(properties.batch().concurrency())
			.wire(properties.wire().options())
			.consistent(properties.read().consistent())
			.observation(beans.getBean(ObservationOptions.class));
		beans.getBeanProvider(Clock.class).ifUnique(builder::clock);
		beans.getBeanProvider(WriteContext.Ids.class).ifUnique(builder::ids);
		beans.getBeanProvider(AuditorAware.class).ifUnique(builder::auditor);
		beans.getBeanProvider(CacheManager.class).ifUnique(builder::caches);
		return builder;
	}

	/**
	 * Makes each audited write an event of the application, too.
	 */
	static TrailSetup published(TrailSetup setup, ApplicationEventPublisher publisher) {
		Consumer<AuditedWrite> listener = setup.options().listener();
		return setup.with(setup.options().listener(listener.andThen(publisher::publishEvent)));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(SingleTableOperations.class)
	static class TemplateConfiguration {

		@Bean
		TableReference singleTableReference(TableNameResolver resolver) {
			return new TableReference(resolver);
		}

		@Bean
		ProofSubject singleTableProofSubject(ItemCodecs codecs, TableReference table, SingleTableProperties properties,
				BeanFactory beans) {
			SchemaCheck check = new SchemaCheck(properties.table().schema(), table, new SchemaCheck.Wanted(codecs,
					beans.getBean(TrailSetup.class), properties.table().expect().settings()),
					() -> beans.getBean(DynamoDbClient.class));
			return new ProofSubject(codecs.model(), codecs::problems, check::problems);
		}

		@Bean(TEMPLATE)
		@DependsOn(PROOF)
		SingleTableTemplate singleTableTemplate(ItemCodecs codecs, TableReference table,
				SingleTableProperties properties, ApplicationContext beans) {
			DynamoDbClient client = beans.getBean(DynamoDbClient.class);
			DynamoDbClientFactory factory = beans.getBeanProvider(DynamoDbClientFactory.class).getIfAvailable();
			SingleTableTemplate.Builder builder = SingleTableTemplate
				.builder((factory != null) ? factory.forTemplate(client) : client)
				.table(table::name)
				.codecs(codecs)
				.trail(published(beans.getBean(TrailSetup.class), beans));
			return settings(builder, properties, beans).build();
		}

	}

}
