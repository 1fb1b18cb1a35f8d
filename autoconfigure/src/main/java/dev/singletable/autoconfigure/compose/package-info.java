/**
 * Finds DynamoDB among the services of Docker Compose.
 */
@NullMarked
package dev.singletable.autoconfigure.compose;

import org.jspecify.annotations.NullMarked;
