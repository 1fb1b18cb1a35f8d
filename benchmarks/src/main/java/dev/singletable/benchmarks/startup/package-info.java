/**
 * How long an application takes to start, beside Spring Data MongoDB.
 */
@NullMarked
package dev.singletable.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
