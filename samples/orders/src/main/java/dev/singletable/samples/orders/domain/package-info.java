/**
 * What the shop keeps, and where.
 */
@NullMarked
package dev.singletable.samples.orders.domain;

import org.jspecify.annotations.NullMarked;
