/**
 * Versions of entities: what is kept of them, and restoring them.
 */
@NullMarked
package dev.singletable.history;

import org.jspecify.annotations.NullMarked;
