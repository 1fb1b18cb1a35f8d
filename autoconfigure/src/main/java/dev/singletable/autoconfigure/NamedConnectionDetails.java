package dev.singletable.autoconfigure;

import java.net.URI;

import dev.singletable.autoconfigure.NamedTables.NamedTable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.StringUtils;

/**
 * The way to a named table: what it sets itself, else the way to the application's own.
 */
final class NamedConnectionDetails implements SingleTableConnectionDetails {

	private final String name;

	private final NamedTable table;

	private final BeanFactory beans;

	private final SingleTableProperties shared;

	NamedConnectionDetails(String name, NamedTable table, BeanFactory beans, SingleTableProperties shared) {
		this.name = name;
		this.table = table;
		this.beans = beans;
		this.shared = shared;
	}

	private SingleTableConnectionDetails own() {
		return this.beans.getBeanProvider(SingleTableConnectionDetails.class)
			.getIfUnique(() -> new PropertiesConnectionDetails(this.shared));
	}

	@Override
	public @Nullable URI getEndpoint() {
		URI endpoint = PropertiesConnectionDetails.address(this.table.endpoint(),
				"singletable.tables." + this.name + ".endpoint");
		return (endpoint != null) ? endpoint : own().getEndpoint();
	}

	@Override
	public @Nullable String getRegion() {
		String region = this.table.region();
		return StringUtils.hasText(region) ? region.trim() : own().getRegion();
	}

	@Override
	public @Nullable AwsCredentialsProvider getCredentials() {
		String bean = this.table.credentials();
		if (StringUtils.hasText(bean)) {
			if (!this.beans.containsBean(bean)) {
				throw new UnusableSettingException("singletable.tables." + this.name + ".credentials",
						"there is no bean '" + bean + "'", "Name a bean of type AwsCredentialsProvider.");
			}
			return this.beans.getBean(bean, AwsCredentialsProvider.class);
		}
		String profile = this.table.profile();
		return StringUtils.hasText(profile) ? ProfileCredentialsProvider.create(profile) : own().getCredentials();
	}

}
