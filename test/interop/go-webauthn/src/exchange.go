package main

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const largestBody = 64 << 10

// One request, its body read.
type ask struct {
	*http.Request
	w       http.ResponseWriter
	body    []byte
	trouble error
	secure  bool
}

// Gives the status and what becomes JSON.
type operation func(*ask) (int, any, error)

// A failure as the contract has it (RFC 9457).
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Code   string `json:"code"`
	Field  string `json:"field,omitempty"`
	Max    int    `json:"max,omitempty"`
}

func (p problem) Error() string { return p.Code }

func refusal(status int, code string) problem {
	return problem{Title: http.StatusText(status), Status: status, Code: code}
}

func invalid(field string) problem {
	p := refusal(http.StatusBadRequest, "validation")
	p.Field = field
	return p
}

func limitReached(max int) problem {
	p := refusal(http.StatusConflict, "limit_reached")
	p.Max = max
	return p
}

var (
	unauthenticated = refusal(http.StatusUnauthorized, "unauthenticated")
	notFound        = refusal(http.StatusNotFound, "not_found")
	unverified      = refusal(http.StatusUnprocessableEntity, "verification_failed")
	expired         = refusal(http.StatusGone, "challenge_expired")
	taken           = refusal(http.StatusConflict, "conflict")
)

// The operations run one at a time: the lock stands for the transactions of a database. What comes slowly over the
// network is read before.
func (s *server) answering(do operation) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a := &ask{Request: r, w: w, secure: s.origin.Scheme == "https"}
		a.body, a.trouble = read(w, r)
		status, body, err := func() (int, any, error) {
			s.Lock()
			defer s.Unlock()
			return do(a)
		}()
		if err != nil {
			refuse(w, err)
			return
		}
		send(w, status, "application/json", body)
	}
}

func read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.Method != http.MethodPost && r.Method != http.MethodPatch {
		return nil, nil
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	if tooBig := new(http.MaxBytesError); errors.As(err, &tooBig) {
		return nil, refusal(http.StatusRequestEntityTooLarge, "validation")
	}
	if err != nil {
		return nil, invalid("")
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return nil, refusal(http.StatusUnsupportedMediaType, "validation")
	}
	return body, nil
}

func (a *ask) decode(into any) error {
	if a.trouble != nil {
		return a.trouble
	}
	err := json.Unmarshal(a.body, into)
	if wrong := new(json.UnmarshalTypeError); errors.As(err, &wrong) {
		return invalid(wrong.Field)
	}
	if err != nil {
		return invalid("")
	}
	return nil
}

func send(w http.ResponseWriter, status int, media string, body any) {
	w.Header().Set("Cache-Control", "no-store")
	if status == http.StatusNoContent {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func refuse(w http.ResponseWriter, err error) {
	var known problem
	if !errors.As(err, &known) {
		log.Print(err)
		known = refusal(http.StatusInternalServerError, "server")
	}
	send(w, known.Status, "application/problem+json", known)
}

// A name of a person or passkey: 1 to 64 characters, none of them a control character.
func clean(name, field string) (string, error) {
	trimmed := strings.TrimSpace(name)
	length := utf8.RuneCountInString(trimmed)
	if length < 1 || length > 64 || strings.ContainsFunc(trimmed, unicode.IsControl) {
		return "", invalid(field)
	}
	return trimmed, nil
}

// The prefix keeps other hosts of the same domain from planting one; it needs https.
func (a *ask) cookieName(name string) string {
	if a.secure {
		return "__Host-" + name
	}
	return name
}

func (a *ask) cookie(name string) string {
	if found, err := a.Cookie(a.cookieName(name)); err == nil {
		return found.Value
	}
	return ""
}

func (a *ask) setCookie(name, value string, life time.Duration) {
	http.SetCookie(a.w, &http.Cookie{
		Name:     a.cookieName(name),
		Value:    value,
		Path:     "/",
		MaxAge:   int(life.Seconds()),
		HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
		Secure:   a.secure,
	})
}
