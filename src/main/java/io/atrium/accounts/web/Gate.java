package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.login.LoginRefused;
import io.atrium.accounts.login.PasswordLogin;
import io.atrium.accounts.login.TokenLogin;
import io.atrium.accounts.store.LastLogins;
import io.atrium.kernel.web.Problems;
import io.atrium.kernel.web.RateLimitFilter;
import io.atrium.kernel.web.RateLimits;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The one way in. Three chains: files of the browser, programs, and people; each names what it lets
 * through and ends by refusing the rest. What somebody known may do is asked of the {@link Actor}.
 */
@Configuration(proxyBeanMethods = false)
class Gate {

  private static final String ONLY_FROM_HERE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain gateForAssets(HttpSecurity http) {
    return http.securityMatcher("/assets/**")
        .authorizeHttpRequests(rules ->
            rules
                .requestMatchers(HttpMethod.GET, "/assets/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/assets/**")
                .permitAll()
                .anyRequest()
                .denyAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(Gate::guardBrowser)
        .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain gateForPrograms(
      HttpSecurity http,
      TokenLogin tokens,
      PasswordLogin passwords,
      RateLimits limits,
      Problems problems) {
    var login = new ApiLogin(tokens, passwords, problems);
    return http.securityMatcher("/api/**", "/v3/**")
        .authorizeHttpRequests(rules ->
            rules
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/v3/api-docs")
                .permitAll()
                .requestMatchers("/api/v1/**")
                .authenticated()
                .anyRequest()
                .denyAll())
        .csrf(AbstractHttpConfigurer::disable) // no cookie is read here, so none can be misused
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(login, AnonymousAuthenticationFilter.class)
        .addFilterBefore(new RateLimitFilter(limits, problems), AuthorizationFilter.class)
        .addFilterBefore(new OneTimeGate(problems, null), AuthorizationFilter.class)
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(
                    (_, response, _) -> login.refuse(response, LoginRefused.nothing()))
                .accessDeniedHandler(
                    (_, response, _) -> problems.write(response, Refusals.denied())))
        .headers(Gate::guardBrowser)
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain gateForPeople(
      HttpSecurity http,
      ActorDirectory directory,
      BrowserSettings settings,
      Problems problems,
      Clock clock) {
    var next = new NextPage(settings);
    var name = new LoginName(settings);
    return http.authorizeHttpRequests(Gate::whatPeopleReach)
        .csrf(csrf -> csrf.csrfTokenRepository(csrfCookies(settings)))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(form ->
            form.loginPage("/login")
                .successHandler((request, response, _) -> next.goOn(request, response))
                .failureHandler((request, response, failure) ->
                    PageLogin.refuse(request, response, failure, name)))
        .logout(logout -> logout.logoutSuccessUrl("/login?left"))
        .addFilterBefore(new UploadToken(), CsrfFilter.class)
        .addFilterBefore(new SessionActor(directory, clock), AnonymousAuthenticationFilter.class)
        .addFilterBefore(name, AuthorizationFilter.class)
        .addFilterBefore(new OneTimeGate(problems, next), AuthorizationFilter.class)
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(
                    (request, response, _) -> next.askToLogIn(request, response))
                .accessDeniedHandler((request, response, failure) ->
                    Refusals.page(request, response, failure, next)))
        .headers(Gate::guardBrowser)
        .build();
  }

  private static void whatPeopleReach(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    rules
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers("/login", "/health", "/problems/**", "/docs/api", "/error")
        .permitAll()
        .requestMatchers(HttpMethod.GET, "/**")
        .authenticated()
        .requestMatchers(HttpMethod.POST, "/**")
        .authenticated()
        .anyRequest()
        .denyAll();
  }

  /** The only manager there is; with it Spring Boot makes no user of its own. */
  @Bean
  AuthenticationManager formLogins(PasswordLogin passwords, LastLogins lastLogins, Clock clock) {
    return new ProviderManager(new PageLogin(passwords, lastLogins, clock));
  }

  @Bean
  ServletContextInitializer sessionCookie(BrowserSettings settings) {
    return context -> {
      var cookie = context.getSessionCookieConfig();
      cookie.setName(settings.cookie("session"));
      cookie.setHttpOnly(true);
      cookie.setSecure(settings.https());
      cookie.setPath("/");
      cookie.setAttribute("SameSite", "Lax");
    };
  }

  private static CookieCsrfTokenRepository csrfCookies(BrowserSettings settings) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(settings.cookie("csrf"));
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).secure(settings.https()).sameSite("Strict"));
    return tokens;
  }

  private static void guardBrowser(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_FROM_HERE))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy ->
            policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
  }
}
