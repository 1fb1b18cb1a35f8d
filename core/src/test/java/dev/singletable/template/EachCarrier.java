package dev.singletable.template;

import dev.singletable.wire.WireOptions;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs all tests twice over a recorded network: with the direct wire and without it.
 */
@ParameterizedClass(name = "direct wire {0}")
@ValueSource(booleans = { true, false })
abstract class EachCarrier {

	final RecordedNetwork network = new RecordedNetwork();

	@Parameter
	boolean direct;

	final WireOptions wire() {
		return this.direct ? WireOptions.defaults() : WireOptions.indirect();
	}

}
