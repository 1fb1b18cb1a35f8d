/**
 * Observations and meters.
 */
@NullMarked
package dev.singletable.observe;

import org.jspecify.annotations.NullMarked;
