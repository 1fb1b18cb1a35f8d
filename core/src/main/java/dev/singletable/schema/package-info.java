/**
 * A table's definition as a value; differences; exports.
 */
@NullMarked
package dev.singletable.schema;

import org.jspecify.annotations.NullMarked;
