/* What the browser can, as it says itself; anything but a clear yes is a no. */
import { expect } from '@open-wc/testing';
import type * as Capabilities from '../../src/webauthn/capabilities.js';

const real = PublicKeyCredential;
let copies = 0;

/** What is answered by a copy of the module that has asked nobody yet. */
async function ask(publicKeyCredential: unknown): Promise<(of: string) => Promise<boolean>> {
  Object.assign(window, { PublicKeyCredential: publicKeyCredential });
  const path = '../../src/webauthn/capabilities.ts';
  const copy = (await import(`${path}?${String((copies += 1))}`)) as typeof Capabilities;
  return copy.capable as (of: string) => Promise<boolean>;
}

const browser = (members: object) => Object.assign(() => undefined, members);

describe('capable', () => {
  afterEach(() => void Object.assign(window, { PublicKeyCredential: real }));

  it('is what this browser says', async () => {
    expect(await (await ask(real))('conditionalGet')).to.equal(true);
  });

  it('is yes only for what is true', async () => {
    const getClientCapabilities = () =>
      Promise.resolve({ conditionalGet: true, immediateGet: false, odd: 'yes' });
    const capable = await ask(browser({ getClientCapabilities }));
    expect(await capable('conditionalGet')).to.equal(true);
    expect(await capable('immediateGet')).to.equal(false);
    expect(await capable('conditionalCreate')).to.equal(false);
    expect(await capable('odd')).to.equal(false);
  });

  it('asks once', async () => {
    let asked = 0;
    const getClientCapabilities = () => Promise.resolve({ conditionalGet: (asked += 1) > 0 });
    const capable = await ask(browser({ getClientCapabilities }));
    await Promise.all([capable('conditionalGet'), capable('conditionalGet'), capable('immediateGet')]);
    expect(asked).to.equal(1);
  });

  it('falls back to the older question', async () => {
    const capable = await ask(browser({ isConditionalMediationAvailable: () => Promise.resolve(true) }));
    expect(await capable('conditionalGet')).to.equal(true);
    expect(await capable('immediateGet')).to.equal(false);
  });

  const no: readonly [string, unknown][] = [
    ['knows neither question', browser({})],
    ['refuses to answer', browser({ getClientCapabilities: () => Promise.reject(new Error('no')) })],
    [
      'breaks on the question',
      browser({
        getClientCapabilities: () => {
          throw new Error('no');
        },
      }),
    ],
    ['never answers', browser({ getClientCapabilities: () => new Promise(() => undefined) })],
    ['has no passkeys', undefined],
  ];

  for (const [what, publicKeyCredential] of no) {
    it(`is no in a browser that ${what}`, async () => {
      expect(await (await ask(publicKeyCredential))('conditionalGet')).to.equal(false);
    });
  }
});
