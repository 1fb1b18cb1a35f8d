package dev.singletable.expression;

/**
 * The clauses of an update expression, in the order they are written.
 */
enum UpdateClause {

	SET, REMOVE, ADD, DELETE

}
