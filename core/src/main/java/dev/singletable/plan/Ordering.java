package dev.singletable.plan;

/**
 * One property the answers are ordered by.
 */
public record Ordering(String path, boolean ascending) {

}
