package cordon.gateway.signin;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import cordon.gateway.problem.NativeStatus;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.provider.IdentityProvider;
import cordon.gateway.provider.KnownTokens;
import cordon.gateway.session.Csrf;
import cordon.gateway.session.SessionCookies;
import cordon.gateway.session.SessionStore;
import cordon.gateway.session.Sessions;
import cordon.gateway.settings.GatewayProperties;
import cordon.identity.ProviderKeys;
import cordon.identity.PublishedKeys;
import cordon.identity.TokenRules;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who gets in: a bearer token or a session's cookie for the interface, anybody for the page, nobody
 * for the rest.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
  private static final Pattern METHOD = Pattern.compile("/cordon\\.[^/]*/");
  private static final String[] FOR_EVERYBODY = {
    "/api/state", SessionController.PATH, "/api/openapi.json", "/api/docs", "/api/docs/*"
  };
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

  @Bean
  KeyBoundTokens tokensFromOutside(
      GatewayProperties properties, KnownTokens decoder, SessionStore store, InstantSource clock) {
    return new KeyBoundTokens(decoder, properties.oidc().clientId(), store, clock);
  }

  /** Machines that speak gRPC bring a token and nothing else: no session, no page, no form. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityWebFilterChain machines(ServerHttpSecurity http, KeyBoundTokens outside) {
    return http.securityMatcher(exchange ->
            NativeStatus.hasNativeType(exchange)
                    && METHOD.matcher(exchange.getRequest().getURI().getRawPath()).lookingAt()
                ? MatchResult.match()
                : MatchResult.notMatch())
        .authorizeExchange(paths -> paths.anyExchange().authenticated())
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .oauth2ResourceServer(tokens -> tokens(tokens, outside))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint((exchange, e) -> unauthenticated(exchange)))
        .build();
  }

  @Bean
  SecurityWebFilterChain people(
      ServerHttpSecurity http,
      KeyBoundTokens outside,
      SessionContext sessions,
      SignedIn signedIn,
      IdentityProvider provider,
      ServerLogoutHandler providerLogout) {
    var csrf = new Csrf();
    return http.authorizeExchange(paths ->
            paths
                .pathMatchers(HttpMethod.GET, FOR_EVERYBODY)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, FOR_EVERYBODY)
                .permitAll()
                .pathMatchers("/api/**", "/cordon.*/*")
                .authenticated()
                .anyExchange()
                .permitAll())
        .securityContextRepository(sessions)
        .csrf(forgery ->
            forgery
                .csrfTokenRepository(csrf)
                .requireCsrfProtectionMatcher(csrf)
                .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                .accessDeniedHandler((exchange, e) -> Problems.write(exchange, forged())))
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .oauth2Login(login ->
            login
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(signedIn)
                .authorizationRequestRepository(new SignInRequests())
                .authorizationRequestResolver(new SignInResolver(provider))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationSuccessHandler(signedIn)
                .authenticationFailureHandler(signedIn))
        .oidcLogout(logout -> logout.backChannel(back -> back.logoutHandler(providerLogout)))
        .oauth2ResourceServer(tokens -> tokens(tokens, outside))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint((exchange, e) -> unauthenticated(exchange)))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicy(permissions ->
                    permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")))
        .build();
  }

  private static void tokens(
      ServerHttpSecurity.OAuth2ResourceServerSpec tokens, KeyBoundTokens outside) {
    tokens
        .bearerTokenConverter(outside)
        .authenticationManagerResolver(outside)
        .authenticationEntryPoint((exchange, e) -> unauthenticated(exchange))
        .authenticationFailureHandler((filter, e) ->
            e instanceof AuthenticationServiceException
                ? Problems.write(filter.getExchange(), IdentityProvider.away())
                : unauthenticated(filter.getExchange()));
  }

  /** What the provider says has ended (OpenID Connect Back-Channel Logout 1.0). */
  @Bean
  ServerLogoutHandler providerLogout(Sessions sessions) {
    return (filter, logout) ->
        logout.getPrincipal() instanceof OidcLogoutToken token
            ? sessions.ended(token.getSessionId(), token.getSubject())
            : Mono.empty();
  }

  /** The sessions are kept by {@link SessionStore}; what is kept here besides would never go. */
  @Bean
  ReactiveOidcSessionRegistry noSecondRegistry() {
    return new ReactiveOidcSessionRegistry() {
      @Override
      public Mono<Void> saveSessionInformation(OidcSessionInformation session) {
        return Mono.empty();
      }

      @Override
      public Mono<OidcSessionInformation> removeSessionInformation(String id) {
        return Mono.empty();
      }

      @Override
      public Flux<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return Flux.empty();
      }
    };
  }

  /** Nobody asks for the person a second time: the tokens say who it is. */
  @Bean
  OidcReactiveOAuth2UserService persons() {
    var persons = new OidcReactiveOAuth2UserService();
    persons.setRetrieveUserInfo(request -> false);
    return persons;
  }

  /** Nothing reads observations yet, and they cost a tenth of every call. */
  @Bean
  ObservationRegistry observations() {
    return ObservationRegistry.NOOP;
  }

  /** Instants are cut to milliseconds where they are taken, because the store keeps no more. */
  @Bean
  InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  /**
   * A method that a path does not take is answered by that path, whatever it is called. What
   * headers and parameters may be made of is what the firewall allows by itself; it asks for it by
   * regular expressions, which took a twelfth of every call.
   */
  @Bean
  ServerWebExchangeFirewall firewall() {
    var firewall = new StrictServerWebExchangeFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(SecurityConfiguration::isText);
    firewall.setAllowedHeaderValues(value -> value == null || isText(value.replace('\t', ' ')));
    firewall.setAllowedParameterNames(SecurityConfiguration::isText);
    return firewall;
  }

  private static boolean isText(@Nullable String text) {
    if (text == null) {
      return true;
    }
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (Character.isISOControl(character) || !Character.isDefined(character)) {
        return false;
      }
      i += Character.charCount(character);
    }
    return true;
  }

  /** Paths with encoded slashes, doubled ones, dots or semicolons are nobody's. */
  @Bean
  ServerExchangeRejectedHandler rejected() {
    return (exchange, e) -> Problems.write(exchange, Problems.notServed());
  }

  private static Mono<Void> unauthenticated(ServerWebExchange exchange) {
    return Problems.write(
        exchange,
        SessionCookies.session(exchange).isPresent()
            ? new Refused(401, "SESSION_ENDED", "The session has ended: sign in again.")
            : new Refused(401, "UNAUTHENTICATED", "A valid bearer token is needed: sign in."));
  }

  private static Refused forged() {
    return new Refused(
        403,
        "CSRF_REQUIRED",
        "A change in the name of a session needs the header %s with the token of %s."
            .formatted(Csrf.HEADER, SessionController.PATH));
  }

  /** The provider may start after the gateway. */
  @Bean
  ProviderKeys providerKeys(GatewayProperties properties, InstantSource clock) {
    return new ProviderKeys(
        new PublishedKeys(properties.oidc().issuer()), properties.oidc().keys(), clock);
  }

  @Bean
  KnownTokens jwtDecoder(GatewayProperties properties, ProviderKeys keys, InstantSource clock) {
    NimbusReactiveJwtDecoder decoder =
        NimbusReactiveJwtDecoder.withJwkSource(token -> keysFor(token.getHeader(), keys))
            .jwtProcessorCustomizer(processor ->
                processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(
                        TokenRules.ALGORITHMS, new JWKSecurityContextJWKSet())))
            .build();
    decoder.setJwtValidator(
        TokenRules.of(properties.oidc().issuer(), properties.oidc().audience()));
    return new KnownTokens(decoder, clock);
  }

  /** What no key could have signed is not asked for either. */
  private static Flux<JWK> keysFor(JWSHeader header, ProviderKeys keys) {
    return TokenRules.ALGORITHMS.contains(header.getAlgorithm())
        ? Mono.fromFuture(() -> keys.forKey(header.getKeyID())).flatMapIterable(found -> found)
        : Flux.empty();
  }
}
