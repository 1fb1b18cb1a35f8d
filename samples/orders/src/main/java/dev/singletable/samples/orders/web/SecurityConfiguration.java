package dev.singletable.samples.orders.web;

import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.AuditorAware;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Anybody reads, who is known writes, and what is written says who it was.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/**
	 * The users of a sample: a real shop has none in its code.
	 */
	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(User.withUsername("ann").password("{noop}shop").roles("CLERK").build(),
				User.withUsername("ben").password("{noop}shop").roles("CLERK").build());
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/trail/**")
				.hasRole("CLERK")
				.requestMatchers(HttpMethod.GET, "/**")
				.permitAll()
				.anyRequest()
				.hasRole("CLERK"))
			.httpBasic(Customizer.withDefaults())
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	AuditorAware<String> actor() {
		return () -> {
			Authentication user = SecurityContextHolder.getContext().getAuthentication();
			if (user == null || !user.isAuthenticated() || user instanceof AnonymousAuthenticationToken) {
				return Optional.empty();
			}
			return Optional.of(user.getName());
		};
	}

}
