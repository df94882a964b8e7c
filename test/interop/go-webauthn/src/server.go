package main

import (
	"net/http"
	"net/url"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

const (
	base         = "/api/passkeys"
	sessionLife  = 30 * 24 * time.Hour
	mostPasskeys = 10
)

type server struct {
	store
	origin        *url.URL
	challengeLife time.Duration
	relyingParty  *webauthn.WebAuthn
	// Made-up passkeys are made of it, for names that nobody has.
	decoyKey []byte
}

func newServer(origin string, challengeLife time.Duration) (*server, error) {
	pages, err := url.Parse(origin)
	if err != nil {
		return nil, err
	}
	timeout := webauthn.TimeoutConfig{Timeout: challengeLife, TimeoutUVD: challengeLife}
	relyingParty, err := webauthn.New(&webauthn.Config{
		RPID:                  pages.Hostname(),
		RPDisplayName:         "A server in Go",
		RPOrigins:             []string{origin},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey:        protocol.ResidentKeyRequirementRequired,
			RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification:   protocol.VerificationPreferred,
		},
		Timeouts: webauthn.TimeoutsConfig{Login: timeout, Registration: timeout},
		// A client may add extensions that nobody asked for. By default that is a refusal, and a passkey that was just
		// made would be dropped for it.
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore,
	})
	if err != nil {
		return nil, err
	}
	return &server{newStore(), pages, challengeLife, relyingParty, random()}, nil
}

func (s *server) routes(mux *http.ServeMux) {
	operations := map[string]operation{
		"GET " + base:                         s.list,
		"POST " + base + "/register/begin":    s.registerBegin,
		"POST " + base + "/register/complete": s.registerComplete,
		"POST " + base + "/login/begin":       s.loginBegin,
		"POST " + base + "/login/complete":    s.loginComplete,
		"POST " + base + "/signup/begin":      s.signupBegin,
		"POST " + base + "/signup/complete":   s.signupComplete,
		"PATCH " + base + "/{id}":             s.rename,
		"DELETE " + base + "/{id}":            s.remove,
		base + "/":                            func(*ask) (int, any, error) { return 0, nil, notFound },
		// The app's own: the contract does not say how a session ends.
		"POST /api/sign-out": s.signOut,
	}
	for pattern, do := range operations {
		mux.HandleFunc(pattern, s.answering(do))
	}
}

// Refuses what another site sends.
func (s *server) sameSite(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	// Behind a proxy the Host may be another than that of the pages.
	if err := protection.AddTrustedOrigin(s.origin.String()); err != nil {
		panic(err)
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, refusal(http.StatusForbidden, "csrf"))
	}))
	return protection.Handler(next)
}
