/**
 * {@code SingleTableOperations}: puts the rooms together.
 */
@NullMarked
package dev.singletable.template;

import org.jspecify.annotations.NullMarked;
