package dev.singletable.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.singletable.autoconfigure.shop.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * TN-4: the program that writes a table's definition.
 */
class SchemaExportTests {

	@TempDir
	private Path folder;

	private String read(String file) throws IOException {
		return Files.readString(this.folder.resolve(file));
	}

	@Test
	void writesTheDefinitionOfTheEntitiesOfPackages() throws IOException {
		SchemaExport.main(new String[] { "--packages=dev.singletable.autoconfigure.shop",
				"--out=" + this.folder.resolve("infra"), "--spring.application.name=shop" });
		assertThat(this.folder.resolve("infra")).isDirectoryContaining("glob:**/table.json")
			.isDirectoryContaining("glob:**/table.cloudformation.json")
			.isDirectoryContaining("glob:**/table.tf.json")
			.isDirectoryContaining("glob:**/policy.json");
		assertThat(read("infra/table.json"))
			.isEqualTo(SchemaExport.documents("shop_domain", Customer.class).createTable());
		assertThat(read("infra/policy.json")).contains("table/shop_domain/index/byCity").doesNotContain("Scan");
	}

	@Test
	void takesNamesAndExpectationsFromTheSettings() throws IOException {
		SchemaExport.main(new String[] { "--packages=dev.singletable.autoconfigure.shop", "--out=" + this.folder,
				"--scans=true", "--singletable.table.name=orders", "--singletable.table.attributes.pk=partition",
				"--singletable.table.expect.stream=new-image",
				"--singletable.table.expect.point-in-time-recovery=true" });
		assertThat(read("table.cloudformation.json")).contains("\"Default\" : \"orders\"")
			.contains("\"StreamViewType\" : \"NEW_IMAGE\"")
			.contains("\"PointInTimeRecoveryEnabled\" : true");
		assertThat(read("table.tf.json")).contains("\"hash_key\" : \"partition\"");
		assertThat(read("policy.json")).contains("dynamodb:Scan").contains("dynamodb:DescribeContinuousBackups");
	}

	@Test
	void packagesWithoutEntitiesAreRefused() {
		assertThatThrownBy(() -> SchemaExport
			.main(new String[] { "--packages=com.acme", "--out=" + this.folder, "--singletable.table.name=orders" }))
			.isInstanceOf(UnusableSettingException.class)
			.hasMessage("--packages: there are no entities in [com.acme]. "
					+ "Name the packages of your entities: --packages=com.acme.shop.");
	}

}
