package dev.singletable.samples.flights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.samples.flights.domain.Airport;
import dev.singletable.samples.flights.domain.AirportRepository;
import dev.singletable.samples.flights.domain.Flight;
import dev.singletable.samples.flights.domain.FlightRepository;
import dev.singletable.table.TableAttributes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manual's table of this sample's plans is the one the start-up proof gives;
 * {@code -Dplans.write=true} writes it anew.
 */
class PlansDocumentTests {

	private static final Path PAGE = Path.of("../../docs/plans.md");

	private static final String BEGIN = "<!-- plans of samples/flights -->\n";

	private static final String END = "\n<!-- end -->";

	@Test
	void theManualShowsThePlansOfEveryMethod() throws IOException {
		String page = Files.readString(PAGE);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		int end = page.indexOf(END);
		if (Boolean.getBoolean("plans.write")) {
			Files.writeString(PAGE, page.substring(0, begin) + plans().report() + page.substring(end));
			return;
		}
		assertThat(page.substring(begin, end)).isEqualTo(plans().report());
	}

	private static RepositoryPlans plans() {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(),
				List.of(Airport.class, Flight.class));
		return AccessProof.of(new ProofSubject(model, List::of, List::of), AirportRepository.class,
				FlightRepository.class);
	}

}
