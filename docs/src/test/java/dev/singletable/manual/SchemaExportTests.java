package dev.singletable.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.autoconfigure.SchemaExport;
import dev.singletable.schema.TableDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaExportTests {

	@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
	record Customer(@Id String id) {

	}

	@SingleTableEntity(type = "ORDER", pk = "ORDER#{id}")
	record Order(@Id String id) {

	}

	@TempDir
	Path infrastructure;

	@BeforeEach
	void commit() throws IOException {
		Files.writeString(infrastructure.resolve("table.cloudformation.json"),
				SchemaExport.documents("shop", Customer.class, Order.class).cloudFormation());
	}

	// tag::test[]
	@Test
	void theCommittedDefinitionIsThatOfTheEntities() throws IOException {
		TableDocuments table = SchemaExport.documents("shop", Customer.class, Order.class);
		assertThat(infrastructure.resolve("table.cloudformation.json")).content().isEqualTo(table.cloudFormation());
	}
	// end::test[]

}
