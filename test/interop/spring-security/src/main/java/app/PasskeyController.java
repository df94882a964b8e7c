package app;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/webauthn/passkeys")
class PasskeyController {
  private final PublicKeyCredentialUserEntityRepository users;
  private final UserCredentialRepository credentials;
  private final String rpId;

  PasskeyController(
      PublicKeyCredentialUserEntityRepository users,
      UserCredentialRepository credentials,
      @Value("${passkeys.rp-id}") String rpId) {
    this.users = users;
    this.credentials = credentials;
    this.rpId = rpId;
  }

  record Passkeys(List<Passkey> passkeys, Account account, boolean complete) {}

  record Account(String rpId, String userHandle, String name, String displayName) {}

  record Name(String name) {}

  record Passkey(
      String id,
      String credentialId,
      String name,
      Instant createdAt,
      Instant lastUsedAt,
      List<String> transports,
      boolean backupEligible,
      boolean backedUp) {
    static Passkey of(CredentialRecord record) {
      var id = record.getCredentialId().toBase64UrlString();
      var transports = record.getTransports().stream().map(AuthenticatorTransport::getValue).toList();
      return new Passkey(
          id,
          id,
          record.getLabel(),
          record.getCreated(),
          record.getLastUsed(),
          transports,
          record.isBackupEligible(),
          record.isBackupState());
    }
  }

  @GetMapping
  Passkeys list(Principal visitor) {
    var user = users.findByUsername(visitor.getName());
    if (user == null) return new Passkeys(List.of(), null, true);
    var account =
        new Account(rpId, user.getId().toBase64UrlString(), user.getName(), user.getDisplayName());
    var passkeys = credentials.findByUserId(user.getId()).stream().map(Passkey::of).toList();
    return new Passkeys(passkeys, account, true);
  }

  @PatchMapping("/{id}")
  Passkey rename(@PathVariable String id, @RequestBody Name wanted, Principal visitor) {
    var user = users.findByUsername(visitor.getName());
    var record = credentials.findByCredentialId(Bytes.fromBase64(id));
    if (user == null || record == null || !record.getUserEntityUserId().equals(user.getId()))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var renamed =
        ImmutableCredentialRecord.fromCredentialRecord(record).label(wanted.name()).build();
    credentials.save(renamed);
    return Passkey.of(renamed);
  }
}
