/**
 * {@code @EnableSingleTableRepositories}: finds repositories and registers them.
 */
@NullMarked
package dev.singletable.repository.config;

import org.jspecify.annotations.NullMarked;
