/**
 * The tables, as steps that are each run once and in order. To change something, add a step; never edit one that a
 * database may have behind it. Instants are milliseconds since 1970.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE settings (
       name  TEXT PRIMARY KEY,
       value TEXT NOT NULL
     ) STRICT`,

    `CREATE TABLE accounts (
       id           TEXT PRIMARY KEY,
       user_handle  TEXT NOT NULL UNIQUE,
       username     TEXT NOT NULL,
       username_key TEXT NOT NULL UNIQUE, -- what makes two user names the same
       display_name TEXT NOT NULL,
       created_at   INTEGER NOT NULL
     ) STRICT`,

    // Ways to sign in besides passkeys, in words for people. As long as there is one, the last passkey may go.
    `CREATE TABLE other_ways_in (
       account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       label      TEXT NOT NULL,
       PRIMARY KEY (account_id, label)
     ) STRICT`,

    `CREATE TABLE passkeys (
       id              TEXT PRIMARY KEY,
       account_id      TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       credential_id   TEXT NOT NULL UNIQUE,
       public_key      BLOB NOT NULL,
       counter         INTEGER NOT NULL,
       transports      TEXT NOT NULL, -- a JSON array
       aaguid          TEXT NOT NULL,
       name            TEXT,
       backup_eligible INTEGER NOT NULL,
       backed_up       INTEGER NOT NULL,
       created_at      INTEGER NOT NULL,
       last_used_at    INTEGER,
       receipt         TEXT NOT NULL UNIQUE -- which request made it, see receipts.ts
     ) STRICT`,
    `CREATE INDEX passkeys_by_account ON passkeys (account_id)`,

    `CREATE TABLE challenges (
       id          TEXT PRIMARY KEY,
       value       TEXT NOT NULL,
       purpose     TEXT NOT NULL,
       browser     TEXT NOT NULL, -- a digest of the browser's cookie
       account_id  TEXT,
       new_account TEXT, -- JSON, for a sign-up
       expires_at  INTEGER NOT NULL
     ) STRICT`,
    `CREATE INDEX challenges_by_expiry ON challenges (expires_at)`,

    `CREATE TABLE sessions (
       id_digest  TEXT PRIMARY KEY, -- whoever reads the database cannot use its sessions
       account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       passkey_id TEXT NOT NULL, -- the one that opened it; may be gone by now
       created_at INTEGER NOT NULL,
       expires_at INTEGER NOT NULL,
       receipt    TEXT NOT NULL -- which request opened it, see receipts.ts
     ) STRICT`,
    `CREATE INDEX sessions_by_receipt ON sessions (receipt)`,
    `CREATE INDEX sessions_by_passkey ON sessions (passkey_id)`,
    `CREATE INDEX sessions_by_expiry ON sessions (expires_at)`,
  ],

  [
    // Support staff, who look after the passkeys of others.
    'ALTER TABLE accounts ADD COLUMN administrator INTEGER NOT NULL DEFAULT 0',

    // When the visitor last proved who they are; some changes want that to be recent.
    'ALTER TABLE sessions ADD COLUMN proved_at INTEGER NOT NULL DEFAULT 0',
    'UPDATE sessions SET proved_at = created_at',
    'ALTER TABLE sessions ADD COLUMN proof_receipt TEXT', // which request proved it, see receipts.ts

    `CREATE TABLE email_codes (
       id          TEXT PRIMARY KEY,
       address     TEXT NOT NULL,
       code_digest TEXT NOT NULL,
       browser     TEXT NOT NULL, -- a digest of the browser's cookie
       tries_left  INTEGER NOT NULL,
       created_at  INTEGER NOT NULL,
       expires_at  INTEGER NOT NULL
     ) STRICT`,
    `CREATE INDEX email_codes_by_address ON email_codes (address)`,

    // The visitor has typed a right code, and may now do one thing with it.
    `CREATE TABLE proofs (
       digest      TEXT PRIMARY KEY,
       purpose     TEXT NOT NULL, -- email or recovery
       address     TEXT,
       account_id  TEXT REFERENCES accounts (id) ON DELETE CASCADE,
       code_digest TEXT, -- of the recovery code
       browser     TEXT NOT NULL, -- a digest of the browser's cookie
       expires_at  INTEGER NOT NULL
     ) STRICT`,

    // A registration by somebody who is not signed in: what they showed in place of a session, see registrants.ts.
    'ALTER TABLE challenges ADD COLUMN pass_kind TEXT',
    'ALTER TABLE challenges ADD COLUMN pass_key TEXT',

    // A link that adds a passkey on another device; one for each account.
    `CREATE TABLE enrollments (
       account_id  TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
       code_digest TEXT NOT NULL UNIQUE,
       expires_at  INTEGER NOT NULL
     ) STRICT`,

    `CREATE TABLE recovery_codes (
       account_id  TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       code_digest TEXT NOT NULL,
       created_at  INTEGER NOT NULL,
       used_at     INTEGER,
       PRIMARY KEY (account_id, code_digest)
     ) STRICT`,

    `CREATE TABLE factors (
       id           TEXT PRIMARY KEY,
       account_id   TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
       kind         TEXT NOT NULL,
       name         TEXT,
       secret       TEXT, -- base32, for an authenticator app
       last_step    INTEGER, -- the time step of the last code that was taken: none is good twice
       confirmed    INTEGER NOT NULL, -- 0 until its first code was typed in
       tries_left   INTEGER, -- of one that is not confirmed
       created_at   INTEGER NOT NULL,
       last_used_at INTEGER,
       expires_at   INTEGER -- of one that is not confirmed
     ) STRICT`,
    `CREATE INDEX factors_by_account ON factors (account_id)`,

    // What the demo would have sent, where no mail server is set up.
    `CREATE TABLE mails (
       id      INTEGER PRIMARY KEY,
       address TEXT NOT NULL,
       subject TEXT NOT NULL,
       text    TEXT NOT NULL,
       browser TEXT NOT NULL, -- a digest of the cookie of the browser that asked for it
       sent_at INTEGER NOT NULL
     ) STRICT`,
  ],

  [
    // Of a security key.
    'ALTER TABLE factors ADD COLUMN credential_id TEXT',
    'ALTER TABLE factors ADD COLUMN public_key BLOB',
    'ALTER TABLE factors ADD COLUMN counter INTEGER',
    'ALTER TABLE factors ADD COLUMN transports TEXT', // a JSON array
    'ALTER TABLE factors ADD COLUMN aaguid TEXT',
    'ALTER TABLE factors ADD COLUMN receipt TEXT', // which request made it, see receipts.ts
    'CREATE UNIQUE INDEX factors_by_credential ON factors (credential_id)',
    'CREATE UNIQUE INDEX factors_by_receipt ON factors (receipt)',
  ],
];
