package dev.singletable.samples.flights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.singletable.autoconfigure.SchemaExport;
import dev.singletable.samples.flights.domain.Airport;
import dev.singletable.samples.flights.domain.Flight;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TN-4: the committed definition of the table is the one the entities need;
 * {@code -Dtable.write=true} writes it anew.
 */
class TableDocumentsTests {

	private static final Path FOLDER = Path.of("infrastructure");

	@Test
	void theCommittedDefinitionIsThatOfTheEntities() throws IOException {
		Map<String, String> files = SchemaExport.documents("flights_domain", Airport.class, Flight.class).files();
		for (Map.Entry<String, String> file : files.entrySet()) {
			Path committed = FOLDER.resolve(file.getKey());
			if (Boolean.getBoolean("table.write")) {
				Files.writeString(Files.createDirectories(FOLDER).resolve(file.getKey()), file.getValue());
			}
			assertThat(committed).as("committed definition, written anew by -Dtable.write=true")
				.content()
				.isEqualTo(file.getValue());
		}
	}

}
