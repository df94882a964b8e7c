import { expect } from '@open-wc/testing';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { springSecurity } from '../../src/backend/presets/spring-security.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { conforms } from './suite.js';

const base = '/wire/spring-security';
const meta = document.createElement('meta');
meta.name = '_csrf';
meta.content = 'csrf';

describe('what proves a request to Spring Security', () => {
  const begin = () => presetBackend(springSecurity, { base }).loginBegin?.({});

  it('is the cookie where the page has no meta element, and its lack is told', async () => {
    const without = await begin()?.catch((error: unknown) => error);
    expect(without).to.be.instanceOf(PasskeyFailure).with.property('code', 'csrf');
    document.cookie = 'XSRF-TOKEN=csrf; path=/';
    expect(await begin()).to.have.nested.property('options.challenge');
    document.cookie = 'XSRF-TOKEN=; path=/; max-age=0';
  });
});

describe('with the meta element', () => {
  before(() => document.head.append(meta));
  after(() => meta.remove());

  conforms({
    preset: springSecurity,
    base,
    refusals: {
      signedOut: 'unauthenticated',
      // It answers as for any bug of its own, so nobody may be told to forget the passkey.
      wrongChallenge: 'server',
      unknownPasskey: 'verification_failed',
    },
  });
});
