/**
 * What is on the table, and every way to reach it.
 */
@NullMarked
package dev.singletable.samples.flights.domain;

import org.jspecify.annotations.NullMarked;
