/**
 * Entity ⇄ item through one streaming codec; the attribute path is in every error.
 */
@NullMarked
package dev.singletable.convert;

import org.jspecify.annotations.NullMarked;
