import { expect } from '@open-wc/testing';
import { propelauth } from '../../src/backend/presets/propelauth.js';
import { until } from '../elements/shared/screen.js';
import { firstEvent, type Bench } from './bench.js';
import { conforms } from './suite.js';

conforms({
  preset: propelauth,
  base: '/wire/propelauth/api/passkey',
  usernameFirst: true,
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'server',
    unknownPasskey: 'no_passkeys',
    limit: 'limit_reached',
  },
  besides,
});

function besides({ signIn, manager }: Bench): void {
  it('says how many there may be', async () => {
    await signIn({ passkeys: ['One', 'Two'], max: 2 });
    const element = await manager(2);
    const heard = firstEvent('passkey-failure');
    await element.add();
    expect((await heard).detail.failure.max).to.equal(2);
    await until(
      () => element.shadowRoot?.textContent.includes('This site allows 2 passkeys'),
      'the visitor is told',
    );
  });
}
