/**
 * Makes the beans of a Spring Boot application from its properties.
 */
@NullMarked
package dev.singletable.autoconfigure;

import org.jspecify.annotations.NullMarked;
