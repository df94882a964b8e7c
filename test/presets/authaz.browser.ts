import { expect } from '@open-wc/testing';
import { authaz } from '../../src/backend/presets/authaz.js';
import type { PasskeySignup } from '../../src/index.js';
import { click, inState, next, told, until, usernameInput } from '../elements/shared/screen.js';
import { to, useRequests } from '../elements/shared/watch.js';
import { freshName } from '../support/relying-party.js';
import type { Bench } from './bench.js';
import { conforms } from './suite.js';

conforms({
  preset: authaz,
  base: '/wire/authaz',
  configuration: (token) => (token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'unknown',
    unknownPasskey: 'not_found',
  },
  besides,
});

function besides({ bring, control }: Bench): void {
  const asked = useRequests();

  it('signs up by an address that is verified before', async () => {
    const email = `${freshName()}@example.com`;
    const element = await bring<PasskeySignup>('passkey-signup', { verify: 'email' });
    element.addEventListener('passkey-signup', (event) => event.preventDefault());
    await until(() => element.querySelector('input'), 'the address can be typed');
    usernameInput(element).value = email;
    await click(element, 'Send me a code');
    await inState(element, 'code');
    const { code } = await control<{ code: string }>('code', { email });
    const confirm = async (typed: string) => {
      element.shadowRoot!.querySelector<HTMLInputElement>('#code')!.value = typed;
      await click(element, 'Confirm');
    };
    await confirm(code === '111111' ? '222222' : '111111');
    await told(element, /^That code is not right/);
    await confirm(code);
    const heard = next(element, 'passkey-signup');
    await click(element, 'Create account with a passkey');
    await heard;
    const me = await control('me');
    expect([me.user, me.passkeys?.length]).to.deep.equal([email, 1]);
    expect(to(asked, '/signup/start')[0]?.body).to.have.property('verificationToken').that.is.a('string');
  });
}
