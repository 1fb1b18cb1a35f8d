package dev.singletable.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * The bytes of a request, which every attempt reads again.
 */
final class WireBody extends ByteArrayOutputStream {

	private static final int BYTES = 1024;

	private static final String JSON = "application/x-amz-json-1.0";

	WireBody() {
		super(BYTES);
	}

	RequestBody toRequestBody() {
		ContentStreamProvider provider = () -> new ByteArrayInputStream(this.buf, 0, this.count);
		return RequestBody.fromContentProvider(provider, this.count, JSON);
	}

}
