/**
 * Renders a call as an SDK request, sends it, retries, translates errors.
 */
@NullMarked
package dev.singletable.wire;

import org.jspecify.annotations.NullMarked;
