package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.singletable.template.RecordedNetwork.Sent;
import dev.singletable.template.Shop.Customer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is signed and measured is what is sent, at every attempt.
 */
class SignedBodiesTests extends EachCarrier {

	private static final Customer ANN = new Customer("c1", "Zoë", null, Set.of("a"), null);

	@Test
	void everyAttemptCarriesTheWholeBodyWithItsLengthAndSignature() throws Exception {
		this.network.next(RecordedAnswer.of(500, "{}"), RecordedAnswer.ok("{}").reset(0), RecordedAnswer.ok("{}"));
		this.network.template(this.direct, 3, Customer.class).save(ANN);
		assertThat(this.network.attempts()).isEqualTo(3);
		for (Sent sent : this.network.sent()) {
			assertThat(new String(sent.body(), StandardCharsets.UTF_8)).isEqualTo("""
					{"TableName":"shop","Item":{"pk":{"S":"CUSTOMER#c1"},"sk":{"S":"META"},"_type":{"S":"CUSTOMER"},\
					"id":{"S":"c1"},"name":{"S":"Zoë"},"tags":{"SS":["a"]},"typespk":{"S":"CUSTOMER"},\
					"typessk":{"S":"c1"}}}""");
			assertThat(header(sent.request(), "Content-Length")).isEqualTo(Integer.toString(sent.body().length));
			assertThat(header(sent.request(), "Content-Type")).isEqualTo("application/x-amz-json-1.0");
			assertThat(header(sent.request(), "Authorization")).endsWith("Signature=" + signature(sent));
		}
	}

	@Test
	void aBatchCarriesItsLengthAndSignature() throws Exception {
		this.network.next(RecordedAnswer.ok("{\"UnprocessedItems\":{}}"));
		this.network.template(this.direct, 3, Customer.class).batch().saveAll(List.of(ANN));
		Sent sent = this.network.sent().get(0);
		assertThat(header(sent.request(), "Content-Length")).isEqualTo(Integer.toString(sent.body().length));
		assertThat(header(sent.request(), "Authorization")).endsWith("Signature=" + signature(sent));
	}

	private static String header(SdkHttpRequest request, String name) {
		return request.firstMatchingHeader(name).orElse("");
	}

	/** Signature version 4, from the request as the network sees it. */
	private static String signature(Sent sent) throws GeneralSecurityException {
		SdkHttpRequest request = sent.request();
		String authorization = header(request, "Authorization");
		String signedHeaders = between(authorization, "SignedHeaders=", ",");
		String scope = between(authorization, "Credential=stub/", ",");
		StringBuilder canonical = new StringBuilder("POST\n/\n\n");
		for (String name : signedHeaders.split(";")) {
			String value = name.equals("host") ? request.host() + port(request) : header(request, name);
			canonical.append(name).append(':').append(value.trim()).append('\n');
		}
		canonical.append('\n').append(signedHeaders).append('\n').append(hash(sent.body()));
		String toSign = "AWS4-HMAC-SHA256\n" + header(request, "X-Amz-Date") + "\n" + scope + "\n"
				+ hash(canonical.toString().getBytes(StandardCharsets.UTF_8));
		byte[] key = "AWS4secret".getBytes(StandardCharsets.UTF_8);
		for (String part : scope.split("/")) {
			key = mac(key, part);
		}
		return HexFormat.of().formatHex(mac(key, toSign));
	}

	private static String port(SdkHttpRequest request) {
		return ":" + request.port();
	}

	private static String between(String text, String before, String after) {
		int start = text.indexOf(before) + before.length();
		return text.substring(start, text.indexOf(after, start));
	}

	private static String hash(byte[] bytes) throws GeneralSecurityException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}

	private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
	}

}
