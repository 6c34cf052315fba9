package cordon.gateway;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who gets in: a bearer token for the interface, anybody for the page, nobody for the rest. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Bean
  SecurityWebFilterChain security(ServerHttpSecurity http) {
    return http.authorizeExchange(paths ->
            paths
                .pathMatchers(HttpMethod.GET, "/", "/index.html", "/*.css", "/*.js", "/api/state")
                .permitAll()
                .pathMatchers("/api/**", "/cordon.*/**")
                .authenticated()
                .anyExchange()
                .permitAll())
        // Bearer tokens are not sent by a browser by itself, so nothing can be forged with them.
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .oauth2ResourceServer(tokens ->
            tokens
                .jwt(jwt -> {})
                .authenticationEntryPoint((exchange, e) -> unauthenticated(exchange))
                .authenticationFailureHandler((filter, e) -> unauthenticated(filter.getExchange())))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint((exchange, e) -> unauthenticated(exchange)))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicy(permissions ->
                    permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")))
        .build();
  }

  /** Paths with encoded slashes, doubled ones, dots or semicolons are nobody's. */
  @Bean
  ServerExchangeRejectedHandler rejected() {
    return (exchange, e) ->
        Problems.write(
            exchange,
            new Refused(400, "INVALID", "The request's line or a header is not one to be served."));
  }

  private static Mono<Void> unauthenticated(ServerWebExchange exchange) {
    return Problems.write(
        exchange, new Refused(401, "UNAUTHENTICATED", "A valid bearer token is needed: sign in."));
  }

  /** The provider is asked at the first request, so that it may start after the gateway. */
  @Bean
  ReactiveJwtDecoder jwtDecoder(GatewayProperties properties) {
    String issuer = properties.oidc().issuer();
    return new SupplierReactiveJwtDecoder(() -> {
      NimbusReactiveJwtDecoder decoder =
          NimbusReactiveJwtDecoder.withIssuerLocation(issuer).build();
      decoder.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              JwtValidators.createDefaultWithIssuer(issuer),
              new JwtClaimValidator<List<String>>(
                  JwtClaimNames.AUD,
                  audience ->
                      audience != null && audience.contains(properties.oidc().audience()))));
      return decoder;
    });
  }
}
