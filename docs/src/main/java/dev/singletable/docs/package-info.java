/**
 * The manual as HTML.
 */
@NullMarked
package dev.singletable.docs;

import org.jspecify.annotations.NullMarked;
