/**
 * DynamoDB Local inside the JVM: an embedded server and a JUnit extension.
 */
@NullMarked
package dev.singletable.local;

import org.jspecify.annotations.NullMarked;
