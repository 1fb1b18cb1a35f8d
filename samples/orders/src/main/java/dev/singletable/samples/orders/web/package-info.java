/**
 * The shop over HTTP.
 */
@NullMarked
package dev.singletable.samples.orders.web;

import org.jspecify.annotations.NullMarked;
