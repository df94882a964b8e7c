/* What a server writes for each element. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { registerLocale } from '../../src/index.js';
import de from '../../src/i18n/locales/de.js';
import { onServer } from './support/on-a-server.js';

/** Words between the tags, without style sheets, comments and pictures. */
const wordsOf = (markup: string): string =>
  markup
    .replace(/<style>[^]*?<\/style>|<!--[^]*?-->|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const ENGLISH = {
  login: 'User name (optional) Sign in with a passkey',
  signup:
    'User name No password needed: you will sign in with your fingerprint, face or screen lock. Create account with a passkey',
  manager: 'Passkeys Add a passkey Loading your passkeys…',
} as const;

const tags = ['login', 'signup', 'manager'] as const;

describe('an element that a server renders', () => {
  for (const tag of tags) {
    it(`is a declarative shadow root with its style and its first words (${tag})`, async () => {
      const markup = await onServer(tag);
      assert.match(markup, new RegExp(`<passkey-${tag}[^>]*><template [^>]*shadowrootmode="open"><style>`));
      assert.equal(wordsOf(markup), ENGLISH[tag]);
    });
  }

  it('speaks its own language, where the server has that', async () => {
    registerLocale('de', de);
    assert.match(wordsOf(await onServer('login', 'de')), /^Benutzername \(freiwillig\) Mit Passkey anmelden/);
    assert.match(wordsOf(await onServer('manager', 'de-AT')), /Passkey hinzufügen/);
    for (const tag of tags) {
      assert.equal(wordsOf(await onServer(tag, 'fr')), ENGLISH[tag]);
      assert.equal(
        wordsOf(await onServer(tag)),
        ENGLISH[tag],
        'One language does not stay for the next visitor',
      );
    }
  });
});
