/**
 * Statistics: how many items there are of a type, counted by the writes.
 */
@NullMarked
package dev.singletable.stats;

import org.jspecify.annotations.NullMarked;
