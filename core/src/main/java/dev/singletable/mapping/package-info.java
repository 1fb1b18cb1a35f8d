/**
 * Which class is which item type, which property fills which key; the start-up proof of
 * the model.
 */
@NullMarked
package dev.singletable.mapping;

import org.jspecify.annotations.NullMarked;
