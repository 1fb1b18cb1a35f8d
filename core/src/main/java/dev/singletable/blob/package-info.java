/**
 * The content of large properties: what is given and read, and the stores that keep it.
 */
@NullMarked
package dev.singletable.blob;

import org.jspecify.annotations.NullMarked;
