package dev.singletable.wire;

import java.util.List;

import dev.singletable.request.WriteCall;

/**
 * Is told of items that are written: before a call is sent, and when it has ended,
 * whatever came of it.
 */
public interface WriteWatch {

	/**
	 * These items change now, or may have changed just now.
	 */
	void changing(List<WriteCall.Single> writes);

}
