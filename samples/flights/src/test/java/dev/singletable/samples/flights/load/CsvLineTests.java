package dev.singletable.samples.flights.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvLineTests {

	@Test
	void plainFieldsAreSplitAtCommas() {
		assertThat(CsvLine.split("ORD,Chicago O'Hare,IL")).containsExactly("ORD", "Chicago O'Hare", "IL");
	}

	@Test
	void emptyFieldsStay() {
		assertThat(CsvLine.split(",a,,")).containsExactly("", "a", "", "");
	}

	@Test
	void aCommaInQuotesBelongsToTheField() {
		assertThat(CsvLine.split("35A,\"Union County, Troy Shelton\",Union")).containsExactly("35A",
				"Union County, Troy Shelton", "Union");
	}

	@Test
	void aDoubledQuoteIsOneQuote() {
		assertThat(CsvLine.split("DBN,\"W. H. \"\"Bud\"\" Barron\",Dublin")).containsExactly("DBN",
				"W. H. \"Bud\" Barron", "Dublin");
		assertThat(CsvLine.split("\"\"\"a\"\"\",\"\",\"\"\"\"")).containsExactly("\"a\"", "", "\"");
	}

}
