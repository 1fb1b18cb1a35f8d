/**
 * Many writers on a few items over a network that fails, and the proof that their history
 * is one that could have been.
 */
@NullMarked
package dev.singletable.faults;

import org.jspecify.annotations.NullMarked;
