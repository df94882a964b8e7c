package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"net/http"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

func (s *server) loginBegin(a *ask) (int, any, error) {
	var in struct {
		Username *string `json:"username"`
	}
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	var who *account
	var how []webauthn.LoginOption
	if in.Username != nil {
		who = s.accountOf(*in.Username)
		if who == nil || len(who.passkeys) == 0 {
			who = s.decoy(*in.Username)
		}
		how = append(how, webauthn.WithAllowedCredentials(who.descriptors()))
	}
	options, session, err := s.relyingParty.BeginDiscoverableLogin(how...)
	if err != nil {
		return 0, nil, err
	}
	return s.begin(a, "login", who, options.Response, session)
}

// Nobody, with a passkey that stays the same for the name: who asks must not learn that there is no account.
func (s *server) decoy(name string) *account {
	digest := hmac.New(sha256.New, s.decoyKey)
	digest.Write([]byte(strings.ToLower(strings.TrimSpace(name))))
	nobody := &account{name: name}
	nobody.passkeys = []*passkey{{account: nobody, credential: webauthn.Credential{
		ID:        digest.Sum(nil)[:16],
		Transport: []protocol.AuthenticatorTransport{protocol.Internal, protocol.Hybrid},
	}}}
	return nobody
}

func (s *server) loginComplete(a *ask) (int, any, error) {
	var in completion
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	sent, err := protocol.ParseCredentialRequestResponseBytes(in.Credential)
	if err != nil {
		return 0, nil, invalid("credential")
	}
	client := sent.Response.CollectedClientData
	key := a.receiptKey("login", client.Challenge, sent.Raw)
	if before := s.again(a, key); before != nil {
		s.open(a, before.passkey.account, before.passkey, key)
		return s.done(key, before.status, before.body, before.passkey)
	}
	ended, err := s.end(a, "login", nil, client)
	if err != nil {
		return 0, nil, err
	}
	used := s.passkeys[string(sent.RawID)]
	if used == nil {
		return 0, nil, refusal(http.StatusNotFound, "unknown_credential")
	}
	if err := s.verify(used, sent, ended); err != nil {
		return 0, nil, err
	}
	now := time.Now()
	used.lastUsed = &now
	s.open(a, used.account, used, key)
	user := map[string]string{"name": used.account.name, "displayName": used.account.displayName}
	return s.done(key, http.StatusOK, map[string]any{"user": user}, used)
}

func (s *server) verify(used *passkey, sent *protocol.ParsedCredentialAssertionData, ended *ceremony) error {
	who := used.account
	// A name was typed, and it is somebody else's passkey; or none was, and the passkey says that it is another's.
	if ended.account != nil && ended.account != who {
		return unverified
	}
	if ended.account == nil && !bytes.Equal(sent.Response.UserHandle, who.handle) {
		return unverified
	}
	session := *ended.session
	// Whose passkey it is was just decided; the list is older, and may have one that was removed since.
	session.UserID, session.AllowedCredentialIDs = who.handle, nil
	verified, err := s.relyingParty.ValidateLogin(who, session, sent)
	if err != nil || verified.Authenticator.CloneWarning {
		return unverified
	}
	used.credential = *verified
	return nil
}

func (s *server) signOut(a *ask) (int, any, error) {
	s.close(a)
	return http.StatusNoContent, nil, nil
}
