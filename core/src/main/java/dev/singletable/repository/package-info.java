/**
 * The interfaces and annotations of repositories.
 */
@NullMarked
package dev.singletable.repository;

import org.jspecify.annotations.NullMarked;
