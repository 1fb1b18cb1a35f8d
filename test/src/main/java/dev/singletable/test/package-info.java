/**
 * Tests of an application's data layer on the embedded engine.
 */
@NullMarked
package dev.singletable.test;

import org.jspecify.annotations.NullMarked;
