package main

import (
	"crypto/rand"
	"encoding/base64"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

type store struct {
	sync.Mutex
	accounts   map[string]*account  // by user name, in lower case
	passkeys   map[string]*passkey  // by credential id, of all accounts
	sessions   map[string]*session  // by the value of the cookie
	ceremonies map[string]*ceremony // by challenge
	receipts   map[receiptKey]*receipt
}

type account struct {
	name, displayName string
	// Random, and never changed: it says nothing about the person.
	handle   []byte
	passkeys []*passkey // oldest first
	most     int
}

type passkey struct {
	id, name   string
	account    *account
	credential webauthn.Credential
	created    time.Time
	lastUsed   *time.Time
}

type session struct {
	account *account
	opener  *passkey
	receipt receiptKey
	ends    time.Time
}

func newStore() store {
	return store{
		accounts:   map[string]*account{},
		passkeys:   map[string]*passkey{},
		sessions:   map[string]*session{},
		ceremonies: map[string]*ceremony{},
		receipts:   map[receiptKey]*receipt{},
	}
}

func random() []byte {
	bytes := make([]byte, 32)
	rand.Read(bytes)
	return bytes
}

func secret() string { return base64url(random()) }

func base64url(bytes []byte) string { return base64.RawURLEncoding.EncodeToString(bytes) }

func (a *account) WebAuthnID() []byte          { return a.handle }
func (a *account) WebAuthnName() string        { return a.name }
func (a *account) WebAuthnDisplayName() string { return a.displayName }

func (a *account) WebAuthnCredentials() []webauthn.Credential {
	all := make([]webauthn.Credential, 0, len(a.passkeys))
	for _, one := range a.passkeys {
		all = append(all, one.credential)
	}
	return all
}

func (a *account) descriptors() []protocol.CredentialDescriptor {
	all := make([]protocol.CredentialDescriptor, 0, len(a.passkeys))
	for _, one := range a.passkeys {
		all = append(all, one.credential.Descriptor())
	}
	return all
}

func newAccount(name, displayName string) *account {
	return &account{name: name, displayName: displayName, handle: random(), most: mostPasskeys}
}

func (s *store) accountOf(name string) *account {
	return s.accounts[strings.ToLower(strings.TrimSpace(name))]
}

func (s *store) addAccount(a *account) { s.accounts[strings.ToLower(a.name)] = a }

func (s *store) addPasskey(p *passkey) {
	p.account.passkeys = append(p.account.passkeys, p)
	s.passkeys[string(p.credential.ID)] = p
}

// Takes a passkey away, with what it opened but for the session that asks.
func (s *store) removePasskey(p *passkey, asking *session) {
	p.account.passkeys = slices.DeleteFunc(p.account.passkeys, func(one *passkey) bool { return one == p })
	delete(s.passkeys, string(p.credential.ID))
	maps.DeleteFunc(s.receipts, func(_ receiptKey, one *receipt) bool { return one.passkey == p })
	maps.DeleteFunc(s.sessions, func(_ string, one *session) bool { return one.opener == p && one != asking })
}

func (s *store) forgetOld() {
	now := time.Now()
	maps.DeleteFunc(s.ceremonies, func(_ string, one *ceremony) bool { return now.After(one.ends) })
	maps.DeleteFunc(s.receipts, func(_ receiptKey, one *receipt) bool { return now.After(one.ends) })
	maps.DeleteFunc(s.sessions, func(_ string, one *session) bool { return now.After(one.ends) })
}

// Who is signed in.
func (s *store) session(a *ask) (*session, error) {
	found := s.sessions[a.cookie("session")]
	if found == nil || time.Now().After(found.ends) {
		return nil, unauthenticated
	}
	return found, nil
}

// Opens a session, always under a new id.
func (s *store) open(a *ask, who *account, opener *passkey, receipt receiptKey) {
	s.close(a)
	id := secret()
	s.sessions[id] = &session{account: who, opener: opener, receipt: receipt, ends: time.Now().Add(sessionLife)}
	a.setCookie("session", id, sessionLife)
}

// Ends the session, and that the sign-in which opened it may be sent again.
func (s *store) close(a *ask) {
	id := a.cookie("session")
	if found := s.sessions[id]; found != nil {
		delete(s.receipts, found.receipt)
		delete(s.sessions, id)
	}
}
