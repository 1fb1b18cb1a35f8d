package dev.singletable.benchmarks.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import software.amazon.awssdk.core.util.VersionInfo;

/**
 * What an application stores its entities with: how these are written down, what it has
 * on its class path, and how it starts.
 */
enum Store {

	/** SingleTable with a client of the AWS SDK, which is asked for nothing. */
	SINGLETABLE(Application.SINGLETABLE, "mongo|bson", "SingleTableApplication"),

	/** SingleTable alone, with a client that answers nothing. */
	SINGLETABLE_ALONE(Application.SINGLETABLE, "mongo|bson", "SingleTableAloneApplication"),

	/** Spring Data MongoDB with a client that has no server and waits for none. */
	MONGODB(Application.MONGODB, "singletable-|ulid-|jackson|netty|http|-" + VersionInfo.SDK_VERSION,
			"MongoApplication");

	/** What only DynamoDB Local and the measuring need, and neither application has. */
	private static final Pattern TOOLS = Pattern
		.compile("dynamodb-local|dynamodblocal|kotlin|jetty|partiql|sqlite|jmh|^jackson-(annotations|databind|datatype)"
				+ "|^jackson-core-2|cognito|pinpoint|guava|^ion-|joda|antlr|commons-(cli|lang3|math3)|log4j");

	private final Application application;

	private final Predicate<String> foreign;

	private final String configuration;

	Store(Application application, String foreign, String configuration) {
		this.application = application;
		this.foreign = Pattern.compile(foreign).asPredicate();
		this.configuration = configuration;
	}

	/**
	 * Whether an application with this store has that on its class path.
	 */
	boolean needs(String entry) {
		String name = Path.of(entry).getFileName().toString().toLowerCase(Locale.ROOT);
		return !this.foreign.or(TOOLS.asPredicate()).test(name);
	}

	/**
	 * What its JVM is told: without a client of the SDK, none is prepared either.
	 */
	List<String> options() {
		return (this == SINGLETABLE_ALONE) ? List.of("-Dspring.backgroundpreinitializer.ignore=true") : List.of();
	}

	Application application() {
		return this.application;
	}

	Class<?> configuration() throws ClassNotFoundException {
		return Class.forName(Store.class.getPackageName() + "." + this.configuration);
	}

}
