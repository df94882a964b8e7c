import { expect } from '@open-wc/testing';
import { secureauth } from '../../src/backend/presets/secureauth.js';
import { configurePasskeys, type PasskeyConfiguration } from '../../src/index.js';
import { until } from '../elements/shared/screen.js';
import { useCalls, useNavigations, useRequests } from '../elements/shared/watch.js';
import { adding, firstEvent, names, part, parts, refusalOf, shows, type Bench } from './bench.js';
import { conforms } from './suite.js';

let token = '';
const configuration = (given: string, mode?: string): PasskeyConfiguration => {
  token = given;
  return {
    ...(mode && { parameters: { mode } }),
    ...(given && { headers: { Authorization: `Bearer ${given}` } }),
  };
};

conforms({
  preset: secureauth,
  base: '/wire/secureauth/tenant/workspace/identity',
  configuration,
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    stale: 'reauth_required',
    limit: 'limit_reached',
  },
  besides,
});

function besides({ signIn, manager, control }: Bench): void {
  const asked = useRequests();
  const calls = useCalls();
  const navigations = useNavigations();
  afterEach(() => sessionStorage.clear());

  /** The routes of a mode, and what its options say. */
  async function added(mode?: string): Promise<void> {
    await signIn();
    configurePasskeys(configuration(token, mode));
    await adding(await manager(0));
    expect((await control('me')).passkeys).to.have.length(1);
  }
  const creates = () => asked.filter(({ path }) => path.includes('/create/')).map(({ path }) => path);
  const residentKey = () => calls[0]?.asked.publicKey?.authenticatorSelection?.residentKey;

  it('is in Smart mode unless told otherwise', async () => {
    await added();
    expect(creates().map((path) => path.split('/').at(-3))).to.deep.equal(
      Array(2).fill('usernameless-webauthn'),
    );
    expect(residentKey()).to.equal('required');
  });

  it('adds in Classic mode as well', async () => {
    await added('classic');
    expect(creates().map((path) => path.split('/').at(-3))).to.deep.equal(Array(2).fill('webauthn'));
    expect(residentKey()).to.equal('discouraged');
  });

  it('does not offer to remove the last one', async () => {
    await signIn({ passkeys: ['Only'] });
    const element = await manager(1);
    expect(part(element, 'remove-button').getAttribute('aria-disabled')).to.equal('true');
    expect(parts(element, 'guard')).to.have.length(1);
  });

  it('says that it is the last one where that was not known, and shows what is there', async () => {
    await signIn({ passkeys: ['First', 'Second'] });
    const element = await manager(2);
    const { passkeys: [, second] = [] } = await control('me');
    await control('lose', { id: second?.id });
    part(element, 'remove-button').click();
    await until(() => parts(element, 'confirm-button').length > 0, 'the question is asked');
    const heard = firstEvent('passkey-failure');
    part(element, 'confirm-button').click();
    expect((await heard).detail.failure.code).to.equal('last_passkey');
    await shows(element, 1);
    expect(names(element)).to.deep.equal(['First']);
  });

  it('goes to the app’s sign-in where that is too old, and on with the removal afterwards', async () => {
    await signIn({ passkeys: ['First', 'Second'] });
    configurePasskeys({ ...configuration(token), parameters: { reauthenticate: '/sign-in/again' } });
    const element = await manager(2);
    const [name] = names(element);
    await control('stale', {});
    part(element, 'remove-button').click();
    await until(() => parts(element, 'confirm-button').length > 0, 'the question is asked');
    part(element, 'confirm-button').click();
    await until(() => navigations.length > 0, 'gone to the sign-in');
    expect(new URL(navigations[0]!).pathname).to.equal('/sign-in/again');
    element.remove();
    await control('renew', {});
    const again = await manager(2);
    await until(() => parts(again, 'confirm-button').length > 0, 'the question is there again');
    expect(part(again, 'dialog-title').textContent).to.contain(name);
    part(again, 'confirm-button').click();
    await shows(again, 1);
    expect((await control('me')).passkeys).to.have.length(1);
  });

  it('says that the sign-in is too old for a removal', async () => {
    await signIn({ passkeys: ['First', 'Second'] });
    const element = await manager(2);
    await control('stale', {});
    part(element, 'remove-button').click();
    await until(() => parts(element, 'confirm-button').length > 0, 'the question is asked');
    const heard = firstEvent('passkey-failure');
    part(element, 'confirm-button').click();
    expect((await heard).detail.failure.code).to.equal('reauth_required');
    expect(await refusalOf(element)).to.equal('reauth_required');
  });
}
