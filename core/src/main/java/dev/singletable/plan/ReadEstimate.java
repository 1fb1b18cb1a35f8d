package dev.singletable.plan;

/**
 * What one call of a method may cost.
 *
 * @param calls how often DynamoDB is asked
 * @param readUnits what it charges, in read capacity units
 */
public record ReadEstimate(long calls, double readUnits) {
}
