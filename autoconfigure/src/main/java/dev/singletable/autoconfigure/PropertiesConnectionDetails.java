package dev.singletable.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the properties say about the connection.
 */
final class PropertiesConnectionDetails implements SingleTableConnectionDetails {

	private final SingleTableProperties properties;

	PropertiesConnectionDetails(SingleTableProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return address(this.properties.endpoint(), "singletable.endpoint");
	}

	/**
	 * The address that a setting names, or null if it names none.
	 * @throws UnusableSettingException if it is not one
	 */
	static @Nullable URI address(@Nullable String address, String setting) {
		if (!StringUtils.hasText(address)) {
			return null;
		}
		URI endpoint = parse(address.trim());
		if (endpoint == null || endpoint.getHost() == null) {
			throw new UnusableSettingException(setting, "'%s' is not an address".formatted(address),
					"Write it with its scheme, as in http://localhost:8000.");
		}
		return endpoint;
	}

	private static @Nullable URI parse(String address) {
		try {
			return new URI(address);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	@Override
	public @Nullable String getRegion() {
		String region = this.properties.region();
		return StringUtils.hasText(region) ? region.trim() : null;
	}

}
