/**
 * Serves the table over HTTP.
 */
@NullMarked
package dev.singletable.samples.flights.web;

import org.jspecify.annotations.NullMarked;
