package dev.singletable.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import org.slf4j.LoggerFactory;

/**
 * The engine's levels in Logback.
 *
 * <p>
 * It listens because Spring Boot resets all levels when it starts, which may be after the
 * engine has started; what the application configures comes after the reset and wins.
 */
final class LogbackLevels implements LoggerContextListener {

	static void install() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		if (context.getCopyOfListenerList().stream().noneMatch(LogbackLevels.class::isInstance)) {
			context.addListener(new LogbackLevels());
			apply(context);
		}
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onStart(LoggerContext context) {
		// a start sets no levels
	}

	@Override
	public void onReset(LoggerContext context) {
		apply(context);
	}

	@Override
	public void onStop(LoggerContext context) {
		// a stopped context logs nothing
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
		// the application's business
	}

	private static void apply(LoggerContext context) {
		setUnlessSet(context.getLogger(EngineLogging.ENGINE), Level.ERROR);
		setUnlessSet(context.getLogger(EngineLogging.WEB_SERVER), Level.WARN);
	}

	private static void setUnlessSet(Logger logger, Level level) {
		if (logger.getLevel() == null) {
			logger.setLevel(level);
		}
	}

}
