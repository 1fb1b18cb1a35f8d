/**
 * Brings the data files into the table.
 */
@NullMarked
package dev.singletable.samples.flights.load;

import org.jspecify.annotations.NullMarked;
