package dev.singletable.local;

import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.logging.log4j.spi.Provider;
import org.slf4j.LoggerFactory;

/**
 * Keeps the engine from filling the log of the application.
 *
 * <p>
 * It writes two lines for each request and a stack trace for each failed condition, and
 * Jetty beneath it announces itself. Levels that the application has set stay.
 */
final class EngineLogging {

	static final String ENGINE = "software.amazon.dynamodb";

	static final String WEB_SERVER = "org.eclipse.jetty";

	/**
	 * Held here, since JUL forgets the level of a logger that nobody refers to.
	 */
	private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

	private static final String LOG4J_FACTORY = "log4j2.loggerContextFactory";

	private EngineLogging() {
	}

	static void quieten() {
		if (SQLITE.getLevel() == null) {
			SQLITE.setLevel(Level.WARNING);
		}
		if (LoggerFactory.getILoggerFactory().getClass().getName().startsWith("ch.qos.logback.classic.")) {
			LogbackLevels.install();
		}
		if (System.getProperty(LOG4J_FACTORY) == null && ServiceLoader.load(Provider.class).findFirst().isEmpty()) {
			// without it log4j-api reports the missing provider as an error
			System.setProperty(LOG4J_FACTORY, "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
		}
	}

}
