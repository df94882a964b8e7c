// A server of the passkey-elements contract, docs/openapi.yaml: net/http and go-webauthn, everything in memory.
//
//	go run . -origin http://localhost:3000 -pages ../some/folder
//
// What it leaves to you: a database in place of the maps of store.go, and a limit on how often one may ask (429
// `rate_limited`), which is best put in front of it.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	origin := flag.String("origin", "http://localhost:3000", "where the pages are")
	listen := flag.String("listen", "127.0.0.1:3000", "where this listens")
	pages := flag.String("pages", "", "a folder of pages to serve as well")
	challenges := flag.Duration("challenges", 5*time.Minute, "for how long a challenge is good")
	test := flag.Bool("test", false, "for tests: open /_control/, and end with standard input")
	flag.Parse()

	server, err := newServer(*origin, *challenges)
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	server.routes(mux)
	if *pages != "" {
		mux.Handle("/", http.FileServer(http.Dir(*pages)))
	}
	if *test {
		server.controls(mux)
		go func() {
			io.Copy(io.Discard, os.Stdin)
			os.Exit(0)
		}()
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, server.sameSite(mux)))
}
