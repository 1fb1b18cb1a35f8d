/**
 * The repository implementation, its factory, and the proof over all repositories.
 */
@NullMarked
package dev.singletable.repository.support;

import org.jspecify.annotations.NullMarked;
