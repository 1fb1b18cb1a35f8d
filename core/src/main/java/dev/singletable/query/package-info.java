/**
 * What a caller asks for, as immutable values.
 */
@NullMarked
package dev.singletable.query;

import org.jspecify.annotations.NullMarked;
