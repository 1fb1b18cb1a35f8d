/**
 * The sample application.
 */
@NullMarked
package dev.singletable.samples.flights;

import org.jspecify.annotations.NullMarked;
