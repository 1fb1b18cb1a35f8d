package dev.singletable.schema;

/**
 * How a table is paid.
 */
public enum Billing {

	/** By request. */
	PAY_PER_REQUEST,

	/** By the capacity provided. */
	PROVISIONED

}
