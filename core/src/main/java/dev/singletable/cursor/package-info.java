/**
 * Seals positions and opens them.
 */
@NullMarked
package dev.singletable.cursor;

import org.jspecify.annotations.NullMarked;
