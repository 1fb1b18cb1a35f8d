package dev.singletable.samples.flights.web;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadinessGateTests {

	private final AtomicReference<ReadinessState> readiness = new AtomicReference<>(ReadinessState.REFUSING_TRAFFIC);

	private final ReadinessGate gate = new ReadinessGate(new Availability(this.readiness));

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void nothingIsAnsweredWhileDataIsBeingLoaded() {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(this::request).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
			assertThat(ex.getReason()).isEqualTo("The data is still being loaded: try again in a second.");
		});
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("1");
	}

	@Test
	void everythingIsAnsweredOnceDataIsLoaded() {
		this.readiness.set(ReadinessState.ACCEPTING_TRAFFIC);
		assertThat(request()).isTrue();
	}

	private boolean request() {
		return this.gate.preHandle(new MockHttpServletRequest(), this.response, this);
	}

	private record Availability(AtomicReference<ReadinessState> readiness) implements ApplicationAvailability {

		@Override
		public <S extends AvailabilityState> S getState(Class<S> stateType, S defaultState) {
			return stateType.cast(this.readiness.get());
		}

		@Override
		public <S extends AvailabilityState> S getState(Class<S> stateType) {
			return stateType.cast(this.readiness.get());
		}

		@Override
		public <S extends AvailabilityState> AvailabilityChangeEvent<S> getLastChangeEvent(Class<S> stateType) {
			throw new UnsupportedOperationException();
		}

	}

}
