package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// A challenge that is open: good for one purpose, one browser and one account, once.
type ceremony struct {
	purpose string
	cookie  string
	// Whose it is; of a sign-up, whose it will be. Nil is anybody's.
	account *account
	ends    time.Time
	session *webauthn.SessionData
}

// A success, for the browser that did not hear of it and asks again.
type receipt struct {
	status  int
	body    any
	passkey *passkey
	ends    time.Time
}

type receiptKey [sha256.Size]byte

// What a browser sends back.
type completion struct {
	Credential json.RawMessage `json:"credential"`
	Name       *string         `json:"name"`
}

// Two begins may be under way in a browser that has no cookie yet, so each has a cookie of its own.
func cookieOf(challenge string) string {
	digest := sha256.Sum256([]byte(challenge))
	return "passkey-" + base64url(digest[:9])
}

func (s *server) begin(a *ask, purpose string, who *account, options any, session *webauthn.SessionData) (int, any, error) {
	s.forgetOld()
	opened := &ceremony{purpose, secret(), who, time.Now().Add(s.challengeLife), session}
	s.ceremonies[session.Challenge] = opened
	a.setCookie(cookieOf(session.Challenge), opened.cookie, s.challengeLife)
	return http.StatusOK, map[string]any{"options": options}, nil
}

// Uses a challenge up. Who is signed in counts where a passkey is added.
func (s *server) end(a *ask, purpose string, asking *session, client protocol.CollectedClientData) (*ceremony, error) {
	found := s.ceremonies[client.Challenge]
	if found == nil || found.purpose != purpose || time.Now().After(found.ends) {
		return nil, expired
	}
	if subtle.ConstantTimeCompare([]byte(found.cookie), []byte(a.cookie(cookieOf(client.Challenge)))) != 1 {
		return nil, expired
	}
	if asking != nil && asking.account != found.account {
		return nil, expired
	}
	delete(s.ceremonies, client.Challenge)
	// Told apart from what go-webauthn refuses, because it says nothing about the passkey.
	if !protocol.IsOriginInHaystack(client.Origin, s.relyingParty.Config.RPOrigins) || client.CrossOrigin {
		return nil, refusal(http.StatusForbidden, "origin_not_allowed")
	}
	return found, nil
}

// Which request it is: this credential, of this browser and, where a passkey is added, of this session.
func (a *ask) receiptKey(purpose, challenge string, credential any) receiptKey {
	parts := []any{purpose, a.cookie(cookieOf(challenge)), credential}
	if purpose == "register" {
		parts = append(parts, a.cookie("session"))
	}
	text, _ := json.Marshal(parts)
	return sha256.Sum256(text)
}

// The success that this very request had before.
func (s *server) again(a *ask, key receiptKey) *receipt {
	found := s.receipts[key]
	if found == nil || time.Now().After(found.ends) {
		return nil
	}
	return found
}

// Answers a success, and remembers that it did.
func (s *server) done(key receiptKey, status int, body any, of *passkey) (int, any, error) {
	s.receipts[key] = &receipt{status, body, of, time.Now().Add(s.challengeLife)}
	return status, body, nil
}
