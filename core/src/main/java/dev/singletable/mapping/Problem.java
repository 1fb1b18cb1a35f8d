package dev.singletable.mapping;

/**
 * Something wrong with the entities that the start-up proof found.
 *
 * @param where the entity, index or property
 * @param what what is wrong
 * @param action what to do
 */
public record Problem(String where, String what, String action) {

}
