/**
 * Chooses the index that answers a question, explains it, refuses a scan nobody asked
 * for.
 */
@NullMarked
package dev.singletable.plan;

import org.jspecify.annotations.NullMarked;
