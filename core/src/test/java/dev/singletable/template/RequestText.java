package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * A whole request as text, one line for each member that is set: what is not shown is not
 * sent.
 */
final class RequestText {

	private RequestText() {
	}

	static String of(DynamoDbRequest request) {
		return request.getClass().getSimpleName().replace("Request", "") + "\n"
				+ members(request).entrySet()
					.stream()
					.map((each) -> each.getKey() + ": " + text(each.getValue()) + "\n")
					.collect(Collectors.joining());
	}

	private static Map<String, Object> members(SdkPojo value) {
		Map<String, Object> members = new TreeMap<>();
		value.sdkFields().forEach((field) -> {
			Object member = field.getValueOrDefault(value);
			if (member != null && !(member instanceof SdkAutoConstructList) && !(member instanceof SdkAutoConstructMap)
					&& !"ClientRequestToken".equals(field.memberName())) {
				members.put(field.memberName(), member);
			}
		});
		return members;
	}

	private static String text(Object value) {
		if (value instanceof SdkPojo nested) {
			return text(members(nested));
		}
		if (value instanceof Map<?, ?> map) {
			return new TreeMap<>(map).entrySet()
				.stream()
				.map((each) -> each.getKey() + ": " + text(each.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof List<?> list) {
			return list.stream().map(RequestText::text).collect(Collectors.joining(", ", "[", "]"));
		}
		return value.toString();
	}

}
