package dev.singletable.template;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.write.WriteContext;

/**
 * What gives blobs their places.
 */
record BlobParts(String table, ItemCodecs codecs, WriteContext context) {

}
