package dev.singletable.repository.query;

import dev.singletable.plan.Term;

/**
 * A term of the question, and where its values come from.
 */
record Operand(Term term, ValueSource source) {

}
