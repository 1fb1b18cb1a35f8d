/**
 * The wire's JSON as a carrier of the codec: read and written without the SDK's values.
 */
@NullMarked
package dev.singletable.json;

import org.jspecify.annotations.NullMarked;
