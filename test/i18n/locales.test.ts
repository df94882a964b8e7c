import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Messages } from '../../src/i18n/messages.js';
import { en } from '../../src/i18n/locales/en.js';
import type { FailureCode } from '../../src/model/failure.js';

const folder = new URL('../../src/i18n/locales/', import.meta.url);
const languages = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const termsOf = async (language: string) =>
  ((await import(`../../src/i18n/locales/${language}.js`)) as { default: Messages }).default;

// A record, so that the compiler finds the code that is missing here.
const codes: Record<FailureCode, true> = {
  unauthenticated: true,
  reauth_required: true,
  forbidden: true,
  csrf: true,
  not_found: true,
  unknown_credential: true,
  limit_reached: true,
  last_passkey: true,
  already_registered: true,
  no_passkeys: true,
  challenge_expired: true,
  verification_failed: true,
  origin_not_allowed: true,
  code_invalid: true,
  validation: true,
  conflict: true,
  rate_limited: true,
  unsupported: true,
  network: true,
  server: true,
  unknown: true,
  cancelled: true,
  not_supported: true,
  insecure_context: true,
  rp_mismatch: true,
  no_user_verification: true,
  timeout: true,
};
const CODES = Object.keys(codes) as FailureCode[];

/** What people call such an app, and its makers too. */
const APP = /authenticator[- ]app/gi;

/** Words of the trade that no visitor should have to know (DESIGN.md section 6). */
const TRADE =
  /credential|webauthn|web authn|fido|synced|\bsync\b|hybrid|authenticator|aaguid|\brp\b|relying party|biometri|anmeldedaten|synchronisier|hybrid|berechtigungsnachweis|zugangsdaten|authentifikator|authenticat/i;

type Term = string | readonly Term[] | { readonly [key: string]: Term } | ((...args: never[]) => Term);

const SAMPLES: Record<string, unknown[][]> = {
  limitReached: [[1], [5]],
  enrollmentExpires: [[1], [15]],
  emailResendIn: [[1], [30]],
  lastPasskey: [[1], [2]],
  removeOthers: [[1], [2], [11]],
  removeByHand: [['Bitwarden'], [undefined]],
  recoveryLeft: [
    [0, 10],
    [1, 10],
    [7, 10],
  ],
  recoveryRenewText: [[1], [7]],
};

/** Every sentence that a term can say, with the path to it. */
function* sentences(path: string, term: Term): Generator<[string, string]> {
  if (typeof term === 'string') yield [path, term];
  else if (typeof term === 'function') {
    for (const sample of SAMPLES[path] ?? [['Bitwarden']])
      yield* sentences(`${path}(${sample.join()})`, term(...(sample as never[])));
  } else for (const [key, value] of Object.entries(term)) yield* sentences(`${path}.${key}`, value);
}

function allSentences({ failure, ...terms }: Messages): [string, string][] {
  const numbers = [{}, { max: 5 }, { retryAfter: 1 }, { retryAfter: 40 }, { retryAfter: 600 }];
  return [
    ...Object.entries(terms).flatMap(([name, term]) => [...sentences(name, term as unknown as Term)]),
    ...CODES.flatMap((code) => numbers.flatMap((some) => [...sentences(code, { ...failure(code, some) })])),
  ];
}

const shape = (terms: Messages) =>
  Object.entries(terms as unknown as Record<string, unknown>)
    .map(([name, term]) => `${name}: ${typeof term}`)
    .sort();

for (const language of languages) {
  describe(`the language ${language}`, () => {
    it('has every term, of the same kind as in English, and no other', async () => {
      assert.deepEqual(shape(await termsOf(language)), shape(en));
    });

    it('says something with each', async () => {
      for (const [path, sentence] of allSentences(await termsOf(language))) {
        assert.equal(typeof sentence, 'string', path);
        assert.ok(sentence.trim(), `${path} is empty`);
        assert.doesNotMatch(sentence, /undefined|null|NaN|\[object|\$\{/, path);
      }
    });

    it('speaks to a visitor, not to a developer', async () => {
      for (const [path, sentence] of allSentences(await termsOf(language))) {
        assert.doesNotMatch(sentence.replace(APP, ''), TRADE, path);
      }
    });

    it('writes "passkey" as a word of the language', async () => {
      const wrong = language === 'de' ? /\bpasskey/ : /[a-z,] Passkey/;
      for (const [path, sentence] of allSentences(await termsOf(language))) {
        assert.doesNotMatch(sentence, wrong, path);
      }
    });

    it('has a message and a next step for each failure, and they are full sentences', async () => {
      const { failure } = await termsOf(language);
      for (const code of CODES) {
        const { message, next } = failure(code, {});
        assert.match(message, /[.!?]$/, code);
        assert.match(next, /[.!?]$/, code);
        assert.notEqual(message, next);
      }
    });

    it('puts names and numbers where they belong', async () => {
      const terms = await termsOf(language);
      for (const say of [terms.renamed, terms.removed, terms.renameOf, terms.removeOf, terms.removeTitle])
        assert.match(say('Bitwarden'), /Bitwarden/);
      assert.match(terms.removeByHand('Bitwarden'), /Bitwarden/);
      assert.match(terms.worksWithProvider('Bitwarden'), /Bitwarden/);
      assert.match(terms.limitReached(5), /5/);
      assert.match(terms.lastPasskey(3), /3/);
      assert.match(terms.removeOthers(7), /7/);
      assert.match(terms.failure('limit_reached', { max: 5 }).message, /5/);
      assert.match(terms.failure('rate_limited', { retryAfter: 40 }).next, /40/);
      assert.match(terms.failure('rate_limited', { retryAfter: 600 }).next, /10/);
    });
  });
}

it('there is more than one language', () => assert.ok(languages.includes('de') && languages.includes('en')));
