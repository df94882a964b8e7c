package main

import (
	"net/http"
	"slices"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// What a test does behind the server's back; no part of the example.
func (s *server) controls(mux *http.ServeMux) {
	for what, do := range map[string]operation{
		"sign-in": s.controlSignIn, "sign-out": s.controlSignOut, "forget": s.controlForget, "me": s.controlMe,
	} {
		mux.HandleFunc("POST /_control/"+what, s.answering(do))
	}
}

func (s *server) controlSignIn(a *ask) (int, any, error) {
	var in struct {
		Passkeys []string `json:"passkeys"`
		Max      int      `json:"max"`
	}
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	who := newAccount("ada-"+secret()[:8], "Ada")
	if in.Max > 0 {
		who.most = in.Max
	}
	s.addAccount(who)
	for index, name := range slices.Backward(in.Passkeys) {
		s.addPasskey(storedPasskey(who, name, index))
	}
	s.open(a, who, nil, receiptKey{})
	return http.StatusOK, map[string]string{"token": "", "user": who.name}, nil
}

// A passkey that no authenticator of the test holds.
func storedPasskey(who *account, name string, index int) *passkey {
	created := time.Now().AddDate(0, 0, -100-index)
	discoverable := true
	return &passkey{id: secret(), name: name, account: who, created: created, lastUsed: &created,
		credential: webauthn.Credential{
			ID:         random(),
			Transport:  []protocol.AuthenticatorTransport{protocol.Internal},
			Extensions: webauthn.CredentialExtensions{RK: &discoverable},
		}}
}

func (s *server) controlSignOut(a *ask) (int, any, error) {
	s.close(a)
	return http.StatusOK, struct{}{}, nil
}

func (s *server) controlForget(a *ask) (int, any, error) {
	var in struct {
		User string `json:"user"`
	}
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	for _, one := range slices.Clone(s.accountOf(in.User).passkeys) {
		s.removePasskey(one, nil)
	}
	return http.StatusOK, struct{}{}, nil
}

func (s *server) controlMe(a *ask) (int, any, error) {
	asking, err := s.session(a)
	if err != nil {
		return http.StatusOK, map[string]any{"passkeys": []any{}}, nil
	}
	all := []shownPasskey{}
	for _, one := range asking.account.passkeys {
		all = append(all, shown(one, nil))
	}
	return http.StatusOK, map[string]any{"user": asking.account.name, "passkeys": all}, nil
}
