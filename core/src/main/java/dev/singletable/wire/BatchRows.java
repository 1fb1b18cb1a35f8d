package dev.singletable.wire;

import java.util.List;

/**
 * Items read by their keys, decoded, and what that took.
 *
 * @param rows what the decoder made of the items; those it passed over are left out
 * @param calls how often DynamoDB was asked
 * @param readUnits what DynamoDB charged, where the call asks for it
 */
public record BatchRows<R>(List<R> rows, int calls, double readUnits) {

}
