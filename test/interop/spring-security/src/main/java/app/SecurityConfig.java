package app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.MapUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** As its reference writes it, with the cookie for pages that a server does not render. */
@Configuration
class SecurityConfig {
  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      @Value("${passkeys.rp-id}") String rpId,
      @Value("${passkeys.origin}") String origin)
      throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests.requestMatchers("/_control/**").permitAll().anyRequest().authenticated())
        .formLogin(Customizer.withDefaults())
        .csrf(csrf -> csrf.spa().ignoringRequestMatchers("/_control/**"))
        .webAuthn(passkeys -> passkeys.rpName("Interop").rpId(rpId).allowedOrigins(origin))
        .build();
  }

  @Bean
  InMemoryUserDetailsManager accounts() {
    return new InMemoryUserDetailsManager();
  }

  @Bean
  PublicKeyCredentialUserEntityRepository users() {
    return new MapPublicKeyCredentialUserEntityRepository();
  }

  @Bean
  UserCredentialRepository credentials() {
    return new MapUserCredentialRepository();
  }
}
