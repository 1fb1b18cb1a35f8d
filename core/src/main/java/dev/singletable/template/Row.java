package dev.singletable.template;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One result and the place it was read at.
 */
record Row<R>(R result, Map<String, AttributeValue> keys) {

}
