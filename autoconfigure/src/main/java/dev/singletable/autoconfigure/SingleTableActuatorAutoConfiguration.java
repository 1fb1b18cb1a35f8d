package dev.singletable.autoconfigure;

import dev.singletable.plan.RepositoryPlans;
import dev.singletable.template.SingleTableTemplate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The endpoint {@code singletable}, and what the endpoint {@code info} says.
 */
@AutoConfiguration(after = { SingleTableAutoConfiguration.class, SingleTableProofAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(SingleTableTemplate.class)
public final class SingleTableActuatorAutoConfiguration {

	SingleTableActuatorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnSingleCandidate(SingleTableTemplate.class)
	@ConditionalOnEnabledInfoContributor("singletable")
	@ConditionalOnMissingBean(name = "singleTableInfoContributor")
	InfoContributor singleTableInfoContributor(SingleTableTemplate template) {
		return new SingleTableInfoContributor(template);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(SingleTableEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RepositoryFigures singleTableRepositoryFigures() {
			return new RepositoryFigures();
		}

		@Bean
		@ConditionalOnMissingBean
		SingleTableEndpoint singleTableEndpoint(ObjectProvider<SingleTableTemplate> templates,
				ObjectProvider<RepositoryPlans> plans, RepositoryFigures figures) {
			return new SingleTableEndpoint(templates.orderedStream().toList(), plans.orderedStream().toList(), figures);
		}

	}

}
