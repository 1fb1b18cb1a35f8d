/**
 * Callbacks and events around reading and writing.
 */
@NullMarked
package dev.singletable.event;

import org.jspecify.annotations.NullMarked;
