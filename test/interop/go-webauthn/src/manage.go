package main

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
)

type shownPasskey struct {
	ID             string                            `json:"id"`
	CredentialID   string                            `json:"credentialId"`
	Name           string                            `json:"name,omitempty"`
	AAGUID         string                            `json:"aaguid"`
	CreatedAt      time.Time                         `json:"createdAt"`
	LastUsedAt     *time.Time                        `json:"lastUsedAt"`
	Transports     []protocol.AuthenticatorTransport `json:"transports,omitempty"`
	BackupEligible bool                              `json:"backupEligible"`
	BackedUp       bool                              `json:"backedUp"`
	Discoverable   *bool                             `json:"discoverable,omitempty"`
	Current        bool                              `json:"current"`
}

func shown(p *passkey, opener *passkey) shownPasskey {
	aaguid := make([]byte, 16)
	copy(aaguid, p.credential.Authenticator.AAGUID)
	return shownPasskey{
		ID:             p.id,
		CredentialID:   base64url(p.credential.ID),
		Name:           p.name,
		AAGUID:         fmt.Sprintf("%x-%x-%x-%x-%x", aaguid[:4], aaguid[4:6], aaguid[6:8], aaguid[8:10], aaguid[10:]),
		CreatedAt:      p.created,
		LastUsedAt:     p.lastUsed,
		Transports:     p.credential.Transport,
		BackupEligible: p.credential.Flags.BackupEligible,
		BackedUp:       p.credential.Flags.BackupState,
		Discoverable:   p.credential.Extensions.RK,
		Current:        p == opener,
	}
}

func (s *server) list(a *ask) (int, any, error) {
	asking, err := s.session(a)
	if err != nil {
		return 0, nil, err
	}
	who := asking.account
	passkeys := []shownPasskey{}
	for _, one := range slices.Backward(who.passkeys) {
		passkeys = append(passkeys, shown(one, asking.opener))
	}
	return http.StatusOK, map[string]any{
		"passkeys": passkeys,
		"account": map[string]string{
			"rpId":        s.relyingParty.Config.RPID,
			"userHandle":  base64url(who.handle),
			"name":        who.name,
			"displayName": who.displayName,
		},
		"policy":   map[string]int{"max": who.most, "min": 1},
		"complete": true,
	}, nil
}

// The passkey of the path, which must be the visitor's own.
func (s *server) own(a *ask) (*passkey, *session, error) {
	asking, err := s.session(a)
	if err != nil {
		return nil, nil, err
	}
	for _, one := range asking.account.passkeys {
		if one.id == a.PathValue("id") {
			return one, asking, nil
		}
	}
	return nil, nil, notFound
}

func (s *server) rename(a *ask) (int, any, error) {
	named, asking, err := s.own(a)
	if err != nil {
		return 0, nil, err
	}
	var in struct {
		Name string `json:"name"`
	}
	if err := a.decode(&in); err != nil {
		return 0, nil, err
	}
	name, err := clean(in.Name, "name")
	if err != nil {
		return 0, nil, err
	}
	named.name = name
	return http.StatusOK, shown(named, asking.opener), nil
}

func (s *server) remove(a *ask) (int, any, error) {
	unwanted, asking, err := s.own(a)
	if err != nil {
		return 0, nil, err
	}
	if len(asking.account.passkeys) == 1 {
		return 0, nil, refusal(http.StatusConflict, "last_passkey")
	}
	s.removePasskey(unwanted, asking)
	return http.StatusNoContent, nil, nil
}
