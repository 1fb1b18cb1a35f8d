package dev.singletable.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Counted;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * Items as simplesingletable stores them, and the class that takes their place.
 */
record OldShelf(DynamoDbClient client, String table) {

	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@SecondaryIndex(name = "byShelf", pk = "SHELF#{shelf}", sk = "{id}")
	@Historized
	@Audited
	@Counted
	record Book(@Id @Attribute("resource_id") String id, String shelf, @Unique @Nullable String isbn, List<String> tags,
			@CreatedDate @Attribute("created_at") Instant created,
			@LastModifiedDate @Attribute("updated_at") Instant updated, @Version @Nullable Long version) {
	}

	/** The same with a limit. */
	@SingleTableEntity(type = "LEAFLET", pk = "LEAFLET#{id}")
	@Historized(maxVersions = 3)
	record Leaflet(@Id @Attribute("resource_id") String id, String shelf, @Version @Nullable Long version) {
	}

	/** At the place of the old ones. */
	@SingleTableEntity(type = "SCROLL", pk = "Book#{id}", sk = "v0")
	@Historized
	record Scroll(@Id @Attribute("resource_id") String id, String shelf, @Version @Nullable Long version) {
	}

	static String time(long version) {
		return "2025-02-03T%02d:00:00.123456+00:00".formatted(version);
	}

	/** A book with versions, the oldest of which say that they were on shelf 1. */
	void put(String id, long versions) {
		for (long number = 1; number <= versions; number++) {
			store(item(id, number));
		}
		current(id, versions);
	}

	void current(String id, long number) {
		Map<String, AttributeValue> current = item(id, number);
		current.put("sk", AttributeValue.fromS("v0"));
		current.put("gsitype", AttributeValue.fromS("Book"));
		current.put("gsitypesk", AttributeValue.fromS(time(number)));
		store(current);
	}

	Map<String, AttributeValue> item(String id, long number) {
		Map<String, AttributeValue> item = new HashMap<>();
		item.put("pk", AttributeValue.fromS("Book#" + id));
		item.put("sk", AttributeValue.fromS("v" + number));
		item.put("version", AttributeValue.fromN(Long.toString(number)));
		item.put("resource_id", AttributeValue.fromS(id));
		item.put("created_at", AttributeValue.fromS(time(1)));
		item.put("updated_at", AttributeValue.fromS(time(number)));
		item.put("shelf", AttributeValue.fromS("shelf " + number));
		item.put("tags", AttributeValue.fromL(List.of(AttributeValue.fromS("old"))));
		return item;
	}

	/**
	 * The whole content by gzip, as versioned resources have it unless told otherwise.
	 */
	void putCompressed(String id, long versions) {
		for (long number = 0; number <= versions; number++) {
			long shown = (number == 0) ? versions : number;
			String json = """
					{"resource_id":"%s","version":%d,"created_at":"2025-02-03T01:00:00.123456Z","updated_at":"%s",\
					"shelf":"shelf %d","isbn":null,"tags":["old"]}""".formatted(id, shown, time(shown), shown);
			store(new HashMap<>(Map.of("pk", AttributeValue.fromS("Book#" + id), "sk",
					AttributeValue.fromS("v" + number), "version", AttributeValue.fromN(Long.toString(shown)), "data",
					AttributeValue.fromB(SdkBytes.fromByteArray(zipped(json))))));
		}
	}

	private static byte[] zipped(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
			zipped.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	void remove(String id, long number) {
		this.client.deleteItem((request) -> request.tableName(this.table)
			.key(Map.of("pk", AttributeValue.fromS("Book#" + id), "sk", AttributeValue.fromS("v" + number))));
	}

	void store(Map<String, AttributeValue> item) {
		this.client.putItem((request) -> request.tableName(this.table).item(item));
	}

}
