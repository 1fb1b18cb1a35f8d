/**
 * The store of large properties in S3; needs the SDK's s3 on the class path.
 */
@NullMarked
package dev.singletable.blob.bucket;

import org.jspecify.annotations.NullMarked;
