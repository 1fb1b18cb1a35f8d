/**
 * Conditions, updates, projections as values, and the one writer that turns them into
 * DynamoDB text.
 */
@NullMarked
package dev.singletable.expression;

import org.jspecify.annotations.NullMarked;
