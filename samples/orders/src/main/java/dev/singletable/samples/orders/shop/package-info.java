/**
 * What the shop does that takes more than one item.
 */
@NullMarked
package dev.singletable.samples.orders.shop;

import org.jspecify.annotations.NullMarked;
