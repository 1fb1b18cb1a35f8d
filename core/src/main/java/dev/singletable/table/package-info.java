/**
 * The physical table: names, key attributes, indexes, projections (records).
 */
@NullMarked
package dev.singletable.table;

import org.jspecify.annotations.NullMarked;
