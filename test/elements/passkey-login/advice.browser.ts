import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import { adviseOnAutocomplete } from '../../../src/elements/passkey-login/autocomplete-advice.js';
import { useRelyingParty } from '../../support/relying-party.js';
import { until } from '../shared/screen.js';

/** What the console was warned of while something ran. */
async function warnings(run: () => unknown, enough: (heard: readonly string[]) => boolean = () => true) {
  const { warn } = console;
  const heard: string[] = [];
  console.warn = (...words: unknown[]) => void heard.push(String(words[0]));
  try {
    await run();
    await until(() => enough(heard), 'nothing was said');
  } finally {
    console.warn = warn;
  }
  return heard;
}

const input = (attributes: Record<string, string>): HTMLInputElement => {
  const element = document.createElement('input');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

describe('advice on a page’s own input', () => {
  useRelyingParty();

  for (const autocomplete of [
    'webauthn',
    'webauthn username',
    'email webauthn',
    'tel webauthn',
    'username',
    '',
  ]) {
    it(`is given for autocomplete="${autocomplete}"`, async () => {
      const [said] = await warnings(() => adviseOnAutocomplete(input({ autocomplete })));
      expect(said).to.contain('autocomplete="username webauthn"');
    });
  }

  for (const autocomplete of [
    'username webauthn',
    'section-a username webauthn',
    'current-password webauthn',
  ]) {
    it(`is not needed for autocomplete="${autocomplete}"`, async () => {
      expect(await warnings(() => adviseOnAutocomplete(input({ autocomplete })))).to.deep.equal([]);
    });
  }

  it('is given where nothing can be typed', async () => {
    const heard = await warnings(() =>
      adviseOnAutocomplete(input({ autocomplete: 'username webauthn', readonly: '' })),
    );
    expect(heard[0]).to.contain('read-only');
  });

  it('comes from the element once it is on the page', async () => {
    const heard = await warnings(
      () =>
        fixture(
          html`<passkey-login base="/api/passkeys">
            <input slot="identifier" aria-label="E-mail" autocomplete="email webauthn" />
          </passkey-login>`,
        ),
      (said) => said.length > 0,
    );
    expect(heard).to.have.length(1);
  });
});
