/**
 * A small shop on one table.
 */
@NullMarked
package dev.singletable.samples.orders;

import org.jspecify.annotations.NullMarked;
