/**
 * The audit trail: for each write of an audited entity a row that says who, when and
 * what.
 */
@NullMarked
package dev.singletable.trail;

import org.jspecify.annotations.NullMarked;
