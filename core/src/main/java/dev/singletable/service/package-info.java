/**
 * A service over one kind of entities that does not know where they are kept: in the
 * table, or in memory.
 */
@NullMarked
package dev.singletable.service;

import org.jspecify.annotations.NullMarked;
