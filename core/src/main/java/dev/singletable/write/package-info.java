/**
 * A write as a value, a set of writes, and the exceptions of a failed write.
 */
@NullMarked
package dev.singletable.write;

import org.jspecify.annotations.NullMarked;
