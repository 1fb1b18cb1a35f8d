package dev.singletable.benchmarks.startup;

import java.net.URI;
import java.util.List;

import dev.singletable.convert.Conversions;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.repository.config.EnableSingleTableRepositories;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.table.TableAttributes;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * An application with SingleTable and a real client: the beans that the starter
 * configures, made in the same order.
 */
@Configuration(proxyBeanMethods = false)
@EnableSingleTableRepositories(basePackages = "shop.table")
class SingleTableApplication {

	@Lazy
	@Bean
	DynamoDbClient dynamoDbClient() {
		return DynamoDbClient.builder()
			.endpointOverride(URI.create(System.getProperty("endpoint", "http://127.0.0.1:9")))
			.region(Region.EU_WEST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
			.build();
	}

	@Bean
	ItemModel singleTableItemModel() {
		return ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(),
				Application.SINGLETABLE.entities());
	}

	@Bean
	ItemCodecs singleTableItemCodecs(ItemModel model) {
		return ItemCodecs.of(model, Conversions.none(), ReadPolicy.defaults());
	}

	@Bean
	ProofSubject singleTableProofSubject(ItemCodecs codecs) {
		return new ProofSubject(codecs.model(), codecs::problems, List::of);
	}

	@Bean
	@DependsOn("singleTableAccessProof")
	SingleTableTemplate singleTableTemplate(ItemCodecs codecs, DynamoDbClient client, BeanFactory beans) {
		return SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.codecs(codecs)
			.callbacks(EntityCallbacks.create(beans))
			.createTable(Boolean.getBoolean("create"))
			.build();
	}

}
