package dev.singletable.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.singletable.convert.ReadPolicy.ExpiredItems;
import dev.singletable.convert.ReadPolicy.UnreadableItems;
import dev.singletable.convert.ReadPolicy.Untyped;
import dev.singletable.schema.Billing;
import dev.singletable.schema.StreamView;
import dev.singletable.schema.TableSettings;
import dev.singletable.table.TrailIndexes;
import dev.singletable.template.TrailSetup;
import dev.singletable.trail.OnFailure;
import dev.singletable.trail.TrailOptions;
import dev.singletable.observe.CapacityDetail;
import dev.singletable.wire.WireOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an application.
 *
 * @param region AWS region of the table, such as eu-west-1. By default that of the
 * AwsRegionProvider bean or of the SDK's default chain.
 * @param endpoint Address of DynamoDB, such as http://localhost:8000. By default that of
 * the region.
 */
@ConfigurationProperties("singletable")
record SingleTableProperties(@DefaultValue Table table, @Nullable String region, @Nullable String endpoint,
		@DefaultValue Embedded embedded, @DefaultValue Cursor cursor, @DefaultValue Read read,
		@DefaultValue Retry retry, @DefaultValue Query query, @DefaultValue Batch batch, @DefaultValue Wire wire,
		@DefaultValue Audit audit, @DefaultValue Metrics metrics, @DefaultValue Health health,
		@DefaultValue Blob blob) {

	/**
	 * The table.
	 *
	 * @param name Name or ARN of the table. It wins over everything that names are made
	 * of.
	 * @param naming What the name is made of when it is not set: domain is
	 * "{base}_domain", environment is "{namespace}_{environment}_{base}".
	 * @param base What names are made of. By default the application's name.
	 * @param namespace First part of a name made by environment. Left out when it is not
	 * set.
	 * @param environment Second part of a name made by environment.
	 * @param schema What the start does with the table: none leaves it alone, validate
	 * stops with all differences from what the entities need, create makes it when it is
	 * missing and then validates.
	 * @param expect What else validate looks at, and create switches on.
	 */
	record Table(@Nullable String name, @DefaultValue("domain") Naming naming, @Nullable String base,
			@Nullable String namespace, @DefaultValue("dev") String environment, @DefaultValue("none") Schema schema,
			@DefaultValue Attributes attributes, @DefaultValue Expect expect) {

	}

	/**
	 * Settings of a table that entities do not need. What is not set is not looked at.
	 *
	 * @param billing How it is to be paid.
	 * @param stream What its stream is to carry; none if it is to have no stream.
	 * @param deletionProtection Whether deletion protection is to be on.
	 * @param pointInTimeRecovery Whether point-in-time recovery is to be on. Looking
	 * needs the permission dynamodb:DescribeContinuousBackups.
	 */
	record Expect(@Nullable Billing billing, @Nullable StreamView stream, @Nullable Boolean deletionProtection,
			@Nullable Boolean pointInTimeRecovery) {

		TableSettings settings() {
			return new TableSettings(this.billing, this.stream, this.deletionProtection, this.pointInTimeRecovery);
		}

	}

	/** What a table name is made of. */
	enum Naming {

		/** The base and "domain". */
		DOMAIN,

		/** The namespace, the environment and the base. */
		ENVIRONMENT

	}

	/** What the start does with the table. */
	enum Schema {

		/** Nothing. */
		NONE,

		/** Compare it with what the entities need. */
		VALIDATE,

		/** Make it when it is missing, then compare it. */
		CREATE

	}

	/**
	 * Attribute names that the library owns.
	 *
	 * @param pk Partition key of the table.
	 * @param sk Sort key of the table.
	 * @param type Attribute with the name of the item's type.
	 * @param ttl Attribute with the time after which DynamoDB may remove the item.
	 * @param indexPk Partition key of a composed index; {index} stands for its name.
	 * @param indexSk Sort key of a composed or local index; {index} stands for its name.
	 * @param schema Attribute with the schema version of types that have one.
	 */
	record Attributes(@DefaultValue("pk") String pk, @DefaultValue("sk") String sk, @DefaultValue("_type") String type,
			@DefaultValue("_ttl") String ttl, @DefaultValue("{index}pk") String indexPk,
			@DefaultValue("{index}sk") String indexSk, @DefaultValue("_v") String schema) {

	}

	/**
	 * DynamoDB Local inside the application.
	 *
	 * @param mode Whether DynamoDB Local runs inside the application in place of AWS.
	 * @param folder Folder that keeps the data. By default they are in memory and end
	 * with the process.
	 * @param port Port of 127.0.0.1 on which DynamoDB Local listens; 0 is a free one.
	 */
	record Embedded(@DefaultValue("off") Mode mode, @Nullable String folder, @DefaultValue("0") int port) {

	}

	/**
	 * Where the contents of large properties are kept.
	 *
	 * @param store Where blobs are kept: s3, file for development, or memory. A BlobStore
	 * bean takes its place.
	 * @param bucket Bucket of the store s3.
	 * @param prefix What the keys of all objects in the bucket begin with, such as
	 * "orders/".
	 * @param directory Directory of the store file.
	 */
	record Blob(@Nullable Store store, @Nullable String bucket, @DefaultValue("") String prefix,
			@Nullable String directory) {

		Store requiredStore() {
			return Objects.requireNonNull(this.store);
		}

	}

	/** Where blobs are kept. */
	enum Store {

		/** In a bucket of S3. */
		S3,

		/** In a directory of this machine. */
		FILE,

		/** In memory, until the application ends. */
		MEMORY

	}

	/** Whether DynamoDB Local runs inside the application. */
	enum Mode {

		/** It does not. */
		OFF,

		/** It does. */
		ON

	}

	/**
	 * Page positions that leave the application.
	 *
	 * @param secrets Secrets that seal cursors, each Base64 of 32 bytes. The first seals,
	 * all open. Without any, a random one is made at each start.
	 * @param timeToLive How long a cursor can be opened after it was sealed. Without it,
	 * as long as its secret is there. Cursors sealed before it was set are refused.
	 */
	record Cursor(@DefaultValue List<String> secrets, @Nullable Duration timeToLive) {

	}

	/**
	 * Reading items.
	 *
	 * @param unknownAttributes What reading does with an attribute that no property has.
	 * @param unknownTypes What a query over several types does with an item whose type no
	 * class has.
	 * @param untyped What an item without a type is: one of the type whose templates
	 * alone match its key, none of ours, or an error.
	 * @param consistent Whether reads are strongly consistent wherever they can be.
	 * @param unreadableItems What a query does with an item that cannot become its
	 * entity: fail, or skip it, count it and log a warning.
	 * @param expiredItems What an item is whose time to live has passed: gone to reads
	 * and writes, or an item like any other until DynamoDB deletes it.
	 */
	record Read(@DefaultValue("ignore") UnknownAttributes unknownAttributes,
			@DefaultValue("skip") UnknownTypes unknownTypes, @DefaultValue("by-key") Untyped untyped,
			@DefaultValue("false") boolean consistent, @DefaultValue("fail") UnreadableItems unreadableItems,
			@DefaultValue("hide") ExpiredItems expiredItems) {

	}

	/** What reading does with an attribute that no property has. */
	enum UnknownAttributes {

		/** It is left out. */
		IGNORE,

		/** It is an error. */
		REJECT

	}

	/** What a query does with an item whose type no class has. */
	enum UnknownTypes {

		/** It is left out. */
		SKIP,

		/** It is an error. */
		REJECT

	}

	/**
	 * Repeating calls.
	 *
	 * @param deadline How long a call may take with its repetitions.
	 */
	record Retry(@DefaultValue("10s") Duration deadline) {

	}

	/**
	 * Queries.
	 *
	 * @param pageSize Results of a page when the query does not say.
	 * @param maxPages Calls to DynamoDB of one scroll at most.
	 * @param logSlowerThan Operations that take longer are logged as a warning. Without
	 * it, none.
	 * @param logCostlierThan Operations that consume more read and write units together
	 * are logged as a warning. Without it, none.
	 */
	record Query(@DefaultValue("100") int pageSize, @DefaultValue("10") int maxPages, @Nullable Duration logSlowerThan,
			@Nullable Double logCostlierThan) {

		Query {
			if (pageSize < 1 || maxPages < 1) {
				throw new IllegalArgumentException(
						"singletable.query.page-size and singletable.query.max-pages start at 1");
			}
		}

	}

	/**
	 * Batches.
	 *
	 * @param concurrency Calls to DynamoDB that one batch makes at the same time; with 1
	 * it needs no thread but the caller's.
	 */
	record Batch(@DefaultValue("8") int concurrency) {

		Batch {
			if (concurrency < 1) {
				throw new IllegalArgumentException("singletable.batch.concurrency starts at 1");
			}
		}

	}

	/**
	 * The audit trail.
	 *
	 * @param table Name of the table with its rows, in the same account and Region. By
	 * default the table of the items.
	 * @param rows When a row is written: in the transaction of its write, or after it.
	 * @param onFailure What happens when a row that follows its write cannot be written.
	 * @param retention How long rows are kept whose entity does not say, such as P90D or
	 * P7Y. By default for ever.
	 * @param shards Over how many index partitions the rows of an entity type and day are
	 * spread. It may grow, not shrink.
	 * @param indexes Its two indexes.
	 */
	record Audit(@Nullable String table, @DefaultValue("transaction") Rows rows,
			@DefaultValue("fail") OnFailure onFailure, @Nullable String retention, @DefaultValue("1") int shards,
			@DefaultValue AuditIndexes indexes) {

		TrailSetup setup() {
			TrailIndexes named = TrailIndexes.named(this.indexes.byType(), this.indexes.byActor());
			TrailOptions options = TrailOptions.defaults().shards(this.shards);
			if (this.rows == Rows.AFTERWARDS) {
				options = options.afterwards(this.onFailure);
			}
			if (this.retention != null) {
				options = options.retention(this.retention);
			}
			TrailSetup setup = TrailSetup.defaults()
				.with(options)
				.with(this.indexes.enabled() ? named : named.with(TrailIndexes.Presence.NEVER));
			return (this.table != null) ? setup.inTable(this.table) : setup;
		}

	}

	/** When a row of the audit trail is written. */
	enum Rows {

		/** In the transaction of its write. */
		TRANSACTION,

		/** After its write. */
		AFTERWARDS

	}

	/**
	 * Observations and meters.
	 *
	 * @param enabled Whether operations are observed, and counted by meters.
	 * @param capacity What DynamoDB is asked to tell of consumed capacity where somebody
	 * counts it: indexes tells table and indexes apart, total does not, none asks nothing
	 * more.
	 */
	record Metrics(@DefaultValue("true") boolean enabled, @DefaultValue("indexes") CapacityDetail capacity) {

	}

	/**
	 * The indexes of the audit trail.
	 *
	 * @param enabled Whether the table needs them. Without them the trail is read by item
	 * alone.
	 * @param byType Name of the index by entity type and day.
	 * @param byActor Name of the index by actor and day.
	 */
	record AuditIndexes(@DefaultValue("true") boolean enabled, @DefaultValue("auditByType") String byType,
			@DefaultValue("auditByActor") String byActor) {

	}

	/**
	 * The health of the table.
	 *
	 * @param mode What the health indicator looks at: light is the state of the table and
	 * of the indexes, full compares them with what the entities need as well.
	 */
	record Health(@DefaultValue("light") HealthMode mode) {

	}

	/** What the health indicator looks at. */
	enum HealthMode {

		/** The state of the table and of the indexes that entities need. */
		LIGHT,

		/** The differences from what the entities need, too. */
		FULL

	}

	/**
	 * How items are carried between entities and DynamoDB.
	 *
	 * @param direct Whether items are read and written as the wire's JSON where the
	 * client allows it, past the SDK's own values.
	 * @param compatibleInterceptors Class names of interceptors that may see requests and
	 * responses without their items.
	 */
	record Wire(@DefaultValue("true") boolean direct, @DefaultValue Set<String> compatibleInterceptors) {

		WireOptions options() {
			return new WireOptions(this.direct, this.compatibleInterceptors);
		}

	}

}
