/**
 * The words a developer writes on an entity.
 */
@NullMarked
package dev.singletable.annotation;

import org.jspecify.annotations.NullMarked;
