package dev.singletable.history;

import java.time.Instant;

/**
 * What is known of a version without its content.
 *
 * @param number from 1
 * @param writtenAt when it was written
 * @param operation how it was written, such as {@code create}, {@code update} or
 * {@code restore}
 * @param latest whether it is the current state
 */
public record VersionInfo(long number, Instant writtenAt, String operation, boolean latest) {

}
