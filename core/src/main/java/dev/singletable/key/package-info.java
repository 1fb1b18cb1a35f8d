/**
 * Key templates: parsed, rendered, read back, ranged; one ordered text per value.
 */
@NullMarked
package dev.singletable.key;

import org.jspecify.annotations.NullMarked;
