/**
 * Unique guards: items that keep the values one item alone may have.
 */
@NullMarked
package dev.singletable.unique;

import org.jspecify.annotations.NullMarked;
