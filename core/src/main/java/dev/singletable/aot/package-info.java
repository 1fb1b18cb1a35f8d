/**
 * Hints for native images.
 */
@NullMarked
package dev.singletable.aot;

import org.jspecify.annotations.NullMarked;
