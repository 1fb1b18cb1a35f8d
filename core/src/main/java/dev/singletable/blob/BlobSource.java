package dev.singletable.blob;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read more than once.
 */
public interface BlobSource {

	/**
	 * How many there are.
	 */
	long size();

	/**
	 * Begins to read them; the caller closes.
	 */
	InputStream open() throws IOException;

}
