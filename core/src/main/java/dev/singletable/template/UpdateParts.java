package dev.singletable.template;

/**
 * What partial updates work with.
 */
record UpdateParts(TemplateParts parts, Preparation preparation, ItemReads reads, EntityCallouts callouts,
		Extensions extensions, Blobs blobs) {

}
