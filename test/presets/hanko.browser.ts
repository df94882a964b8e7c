import { expect } from '@open-wc/testing';
import type { PasskeyLogin, PasskeyManager } from '../../src/index.js';
import { hanko } from '../../src/backend/presets/hanko.js';
import { next } from '../elements/shared/screen.js';
import { adding, shows, type Bench } from './bench.js';
import { conforms } from './suite.js';

conforms({
  preset: hanko,
  base: '/wire/hanko/api/passkeys',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'unknown_credential',
  },
  besides,
});

function besides({ signIn, manager, bring, control }: Bench): void {
  it('makes no second passkey on a device that has one', async () => {
    await signIn();
    const element = await manager(0);
    await adding(element);
    const heard = next(element, 'passkey-failure');
    await element.add();
    expect((await heard).detail.failure.code).to.equal('already_registered');
    expect((await control('me')).passkeys).to.have.length(1);
  });

  it('has passkeys for a second factor, which are no first one', async () => {
    const user = await signIn();
    const element = await bring<PasskeyManager>('passkey-manager', {
      'register-begin': 'POST {base}/mfa/registration/initialize',
      'register-complete': 'POST {base}/mfa/registration/finalize',
    });
    await shows(element, 0);
    await adding(element);
    await shows(element, 1);

    const first = await bring<PasskeyLogin>('passkey-login');
    const refused = next(first, 'passkey-failure');
    await first.login();
    expect((await refused).detail.failure.code).to.equal('verification_failed');
    first.remove();

    const second = await bring<PasskeyLogin>('passkey-login', {
      'login-begin': 'POST {base}/mfa/login/initialize',
      'login-complete': 'POST {base}/mfa/login/finalize',
    });
    second.addEventListener('passkey-login', (event) => event.preventDefault());
    const heard = next(second, 'passkey-login');
    await second.login();
    await heard;
    expect((await control('me')).user).to.equal(user);
  });
}
