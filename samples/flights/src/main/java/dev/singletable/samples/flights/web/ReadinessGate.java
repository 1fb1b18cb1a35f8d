package dev.singletable.samples.flights.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers nothing before every row is loaded, so that no answer is ever half of the data.
 */
@Component
final class ReadinessGate implements WebMvcConfigurer, HandlerInterceptor {

	private final ApplicationAvailability availability;

	ReadinessGate(ApplicationAvailability availability) {
		this.availability = availability;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
			return true;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
				"The data is still being loaded: try again in a second.");
	}

}
