package dev.singletable.mapping;

/**
 * Who an item type is.
 *
 * @param name the discriminator
 * @param root the discriminator of the top of its hierarchy
 * @param keyOwner the class that declares the key templates; types that share it are one
 * key space
 * @param schemaVersion of the form in which its items are stored, 0 for none
 */
record ItemTypeIdentity(String name, String root, Class<?> keyOwner, int schemaVersion) {

}
