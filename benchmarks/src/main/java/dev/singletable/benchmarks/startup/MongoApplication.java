package dev.singletable.benchmarks.startup;

import java.util.LinkedHashSet;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.config.AbstractMongoClientConfiguration;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/**
 * An application with Spring Data MongoDB as its manual configures it. Its client looks
 * for a server in the background, at a port that has none; nothing waits for it, and no
 * index is created.
 */
@Configuration(proxyBeanMethods = false)
@EnableMongoRepositories(basePackages = "shop.document")
class MongoApplication extends AbstractMongoClientConfiguration {

	@Override
	protected String getDatabaseName() {
		return "shop";
	}

	@Override
	public MongoClient mongoClient() {
		return MongoClients.create("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=1");
	}

	@Override
	protected boolean autoIndexCreation() {
		return false;
	}

	@Override
	protected Set<Class<?>> getInitialEntitySet() {
		return new LinkedHashSet<>(Application.MONGODB.entities());
	}

}
