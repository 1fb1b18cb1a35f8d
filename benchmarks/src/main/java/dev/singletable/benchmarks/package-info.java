/**
 * JMH, against peers in the same run.
 */
@NullMarked
package dev.singletable.benchmarks;

import org.jspecify.annotations.NullMarked;
