package dev.singletable.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataTests {

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> properties() throws IOException {
		try (InputStream file = MetadataTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return (List<Map<String, Object>>) JsonParserFactory.getJsonParser().parseMap(text).get("properties");
		}
	}

	@Test
	void editorsCompleteEveryPropertyWithADescription() throws IOException {
		assertThat(properties())
			.allSatisfy((property) -> assertThat((String) property.get("description")).endsWith("."));
		assertThat(properties()).extracting((property) -> (String) property.get("name"))
			.containsExactlyInAnyOrder("singletable.region", "singletable.endpoint", "singletable.table.name",
					"singletable.table.naming", "singletable.table.base", "singletable.table.namespace",
					"singletable.table.environment", "singletable.table.schema", "singletable.table.attributes.pk",
					"singletable.table.attributes.sk", "singletable.table.attributes.type",
					"singletable.table.attributes.ttl", "singletable.table.attributes.index-pk",
					"singletable.table.attributes.index-sk", "singletable.table.attributes.schema",
					"singletable.embedded.mode", "singletable.embedded.folder", "singletable.embedded.port",
					"singletable.cursor.secrets", "singletable.cursor.time-to-live",
					"singletable.read.unknown-attributes", "singletable.read.unknown-types", "singletable.read.untyped",
					"singletable.read.consistent", "singletable.read.unreadable-items",
					"singletable.read.expired-items", "singletable.retry.deadline", "singletable.query.page-size",
					"singletable.query.max-pages", "singletable.batch.concurrency", "singletable.wire.direct",
					"singletable.wire.compatible-interceptors", "singletable.repositories.enabled",
					"singletable.blob.store", "singletable.blob.bucket", "singletable.blob.prefix",
					"singletable.blob.directory", "singletable.audit.table", "singletable.audit.rows",
					"singletable.audit.on-failure", "singletable.audit.retention", "singletable.audit.shards",
					"singletable.audit.indexes.enabled", "singletable.audit.indexes.by-type",
					"singletable.audit.indexes.by-actor", "singletable.audit.event-repository",
					"singletable.query.log-slower-than", "singletable.query.log-costlier-than",
					"singletable.metrics.enabled", "singletable.metrics.capacity", "singletable.health.mode",
					"management.health.singletable.enabled", "management.info.singletable.enabled",
					"management.endpoint.singletable.access", "management.endpoint.singletable.cache.time-to-live",
					"singletable.table.expect.billing", "singletable.table.expect.deletion-protection",
					"singletable.table.expect.point-in-time-recovery", "singletable.table.expect.stream",
					"singletable.tables");
	}

}
