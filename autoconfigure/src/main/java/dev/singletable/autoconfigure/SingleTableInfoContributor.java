package dev.singletable.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.singletable.mapping.ItemType;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.core.util.VersionInfo;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells which table and which entity types the application has, by which versions.
 */
final class SingleTableInfoContributor implements InfoContributor {

	private final SingleTableTemplate template;

	SingleTableInfoContributor(SingleTableTemplate template) {
		this.template = template;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("table", this.template.tableName());
		details.put("types", this.template.model().types().stream().map(ItemType::name).sorted().toList());
		details.put("version", Objects
			.requireNonNullElse(SingleTableTemplate.class.getPackage().getImplementationVersion(), "unknown"));
		details.put("awsSdkVersion", VersionInfo.SDK_VERSION);
		builder.withDetail("singletable", details);
	}

}
