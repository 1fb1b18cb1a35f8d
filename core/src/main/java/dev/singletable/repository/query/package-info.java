/**
 * Turns a method into a plan once, and a call into a query.
 */
@NullMarked
package dev.singletable.repository.query;

import org.jspecify.annotations.NullMarked;
