/**
 * Finds DynamoDB in the containers of tests.
 */
@NullMarked
package dev.singletable.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
