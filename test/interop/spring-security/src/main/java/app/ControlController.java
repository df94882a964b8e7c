package app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** What a test does behind the back of Spring Security. */
@RestController
@RequestMapping("/_control")
class ControlController {
  private final InMemoryUserDetailsManager accounts;
  private final PublicKeyCredentialUserEntityRepository users;
  private final UserCredentialRepository credentials;
  private final ObjectMapper json;

  ControlController(
      InMemoryUserDetailsManager accounts,
      PublicKeyCredentialUserEntityRepository users,
      UserCredentialRepository credentials,
      ObjectMapper json) {
    this.accounts = accounts;
    this.users = users;
    this.credentials = credentials;
    this.json = json;
  }

  record Wish(List<String> passkeys) {}

  record Named(String user) {}

  @PostMapping("/sign-in")
  Map<String, String> signIn(
      @RequestBody String body, HttpServletRequest request, HttpServletResponse response) {
    var name = "ada-" + UUID.randomUUID().toString().substring(0, 8);
    var account = User.withUsername(name).password("{noop}" + UUID.randomUUID()).build();
    accounts.createUser(account);
    var wanted = json.readValue(body, Wish.class).passkeys();
    if (wanted != null && !wanted.isEmpty()) give(name, wanted);
    var visitor =
        UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
    new HttpSessionSecurityContextRepository()
        .saveContext(new SecurityContextImpl(visitor), request, response);
    return Map.of("token", "", "user", name);
  }

  /** Passkeys that no authenticator of the test holds. */
  private void give(String name, List<String> labels) {
    var user =
        ImmutablePublicKeyCredentialUserEntity.builder()
            .name(name)
            .displayName(name)
            .id(Bytes.random())
            .build();
    users.save(user);
    var day = Instant.now().minus(Duration.ofDays(100));
    for (var label : labels) {
      day = day.minus(Duration.ofDays(1));
      credentials.save(
          ImmutableCredentialRecord.builder()
              .userEntityUserId(user.getId())
              .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
              .credentialId(Bytes.random())
              .publicKey(new ImmutablePublicKeyCose(new byte[4]))
              .transports(Set.of(AuthenticatorTransport.INTERNAL, AuthenticatorTransport.HYBRID))
              .backupEligible(true)
              .backupState(true)
              .created(day)
              .lastUsed(day.plus(Duration.ofDays(30)))
              .label(label)
              .build());
    }
  }

  @PostMapping("/sign-out")
  Map<String, String> signOut(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) session.invalidate();
    return Map.of();
  }

  @PostMapping("/forget")
  Map<String, String> forget(@RequestBody String body) {
    var user = users.findByUsername(json.readValue(body, Named.class).user());
    for (var record : List.copyOf(credentials.findByUserId(user.getId())))
      credentials.delete(record.getCredentialId());
    return Map.of();
  }

  @GetMapping("/me")
  Map<String, Object> me(Principal visitor) {
    if (visitor == null) return Map.of();
    var user = users.findByUsername(visitor.getName());
    var records = user == null ? List.<Map<String, String>>of() : recordsOf(user.getId());
    return Map.of("user", visitor.getName(), "passkeys", records);
  }

  private List<Map<String, String>> recordsOf(Bytes userId) {
    return credentials.findByUserId(userId).stream()
        .sorted(Comparator.comparing(CredentialRecord::getCreated))
        .map(
            record -> {
              var id = record.getCredentialId().toBase64UrlString();
              return Map.of("id", id, "credentialId", id, "name", record.getLabel());
            })
        .toList();
  }
}
