package dev.singletable.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Starts the context of a {@link SingleTableTest}.
 */
final class SingleTableTestContextBootstrapper extends TestSliceTestContextBootstrapper<SingleTableTest> {

}
