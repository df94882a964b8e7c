package main

import (
	"net/http"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

type creation struct {
	Username    string `json:"username"`
	DisplayName string `json:"displayName"`
	Mediation   string `json:"mediation"`
}

func (s *server) registerBegin(a *ask) (int, any, error) {
	asking, err := s.session(a)
	if err != nil {
		return 0, nil, err
	}
	var in creation
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	who := asking.account
	if len(who.passkeys) >= who.most {
		return 0, nil, limitReached(who.most)
	}
	return s.beginCreation(a, "register", who, in.Mediation)
}

func (s *server) signupBegin(a *ask) (int, any, error) {
	var in creation
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	name, err := clean(in.Username, "username")
	if err != nil {
		return 0, nil, err
	}
	displayName := name
	if in.DisplayName != "" {
		if displayName, err = clean(in.DisplayName, "displayName"); err != nil {
			return 0, nil, err
		}
	}
	if s.accountOf(name) != nil {
		return 0, nil, taken
	}
	return s.beginCreation(a, "signup", newAccount(name, displayName), "")
}

func (s *server) beginCreation(a *ask, purpose string, who *account, mediation string) (int, any, error) {
	how := protocol.MediationDefault
	// A password manager makes it without asking, so nobody was there to touch anything: go-webauthn then does without
	// the UP flag.
	if mediation == "conditional" {
		how = protocol.MediationConditional
	}
	options, session, err := s.relyingParty.BeginMediatedRegistration(who, how,
		webauthn.WithExclusions(who.descriptors()),
		// What says whether it is discoverable.
		webauthn.WithExtensions(webauthn.WithExtensionCredProps()))
	if err != nil {
		return 0, nil, err
	}
	return s.begin(a, purpose, who, options.Response, session)
}

func (s *server) registerComplete(a *ask) (int, any, error) {
	asking, err := s.session(a)
	if err != nil {
		return 0, nil, err
	}
	made, key, before, err := s.created(a, "register", asking)
	if err != nil {
		return 0, nil, err
	}
	if before != nil {
		return before.status, before.body, nil
	}
	if most := asking.account.most; len(asking.account.passkeys) >= most {
		return 0, nil, limitReached(most)
	}
	s.addPasskey(made)
	return s.done(key, http.StatusCreated, shown(made, asking.opener), made)
}

func (s *server) signupComplete(a *ask) (int, any, error) {
	made, key, before, err := s.created(a, "signup", nil)
	if err != nil {
		return 0, nil, err
	}
	if before != nil {
		s.open(a, before.passkey.account, before.passkey, key)
		return s.done(key, before.status, before.body, before.passkey)
	}
	if s.accountOf(made.account.name) != nil {
		return 0, nil, taken
	}
	s.addAccount(made.account)
	s.addPasskey(made)
	s.open(a, made.account, made, key)
	return s.done(key, http.StatusCreated, shown(made, made), made)
}

// A verified passkey that is not stored yet, or the success that this request had before.
func (s *server) created(a *ask, purpose string, asking *session) (*passkey, receiptKey, *receipt, error) {
	var in completion
	if err := a.decode(&in); err != nil {
		return nil, receiptKey{}, nil, err
	}
	name := ""
	if in.Name != nil {
		var err error
		if name, err = clean(*in.Name, "name"); err != nil {
			return nil, receiptKey{}, nil, err
		}
	}
	sent, err := protocol.ParseCredentialCreationResponseBytes(in.Credential)
	if err != nil {
		return nil, receiptKey{}, nil, invalid("credential")
	}
	client := sent.Response.CollectedClientData
	key := a.receiptKey(purpose, client.Challenge, sent.Raw)
	if before := s.again(a, key); before != nil {
		return nil, key, before, nil
	}
	ended, err := s.end(a, purpose, asking, client)
	if err != nil {
		return nil, key, nil, err
	}
	credential, err := s.relyingParty.CreateCredential(ended.account, *ended.session, sent)
	if err != nil {
		return nil, key, nil, unverified
	}
	if s.passkeys[string(credential.ID)] != nil {
		return nil, key, nil, refusal(http.StatusConflict, "already_registered")
	}
	made := &passkey{id: secret(), name: name, account: ended.account, credential: *credential, created: time.Now()}
	return made, key, nil, nil
}
