/**
 * Builds calls from plans: one record per operation. Sends nothing.
 */
@NullMarked
package dev.singletable.request;

import org.jspecify.annotations.NullMarked;
