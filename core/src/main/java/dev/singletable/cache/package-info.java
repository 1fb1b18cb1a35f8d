/**
 * The read-through cache: stored items by their keys in a cache of Spring's.
 */
@NullMarked
package dev.singletable.cache;

import org.jspecify.annotations.NullMarked;
