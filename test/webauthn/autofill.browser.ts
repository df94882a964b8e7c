/* When passkeys are offered in the autofill list, and when not: rule 3 of a ceremony. */
import { expect } from '@open-wc/testing';
import { PasskeyFailure } from '../../src/index.js';
import type { RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { Autofill, type AutofillSource } from '../../src/webauthn/autofill.js';
import { aWhile, until } from '../elements/shared/screen.js';
import { useCalls } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { signOut, signUp, useRelyingParty } from '../support/relying-party.js';

interface Begun {
  readonly options: RequestOptionsJSON;
}

const fresh = (): Begun => ({
  options: { challenge: crypto.randomUUID().replaceAll('-', ''), rpId: 'localhost', timeout: 60_000 },
});

describe('Autofill', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  let autofill: Autofill<Begun>;
  let picked: string[] = [];
  let begun = 0;
  let begin: (signal: AbortSignal) => Promise<Begun>;
  let signsIn = true;

  beforeEach(async () => {
    await authenticator.hold();
    picked = [];
    begun = 0;
    signsIn = true;
    begin = () => Promise.resolve(fresh());
    autofill = new Autofill({
      begin: (signal: AbortSignal) => {
        begun += 1;
        return begin(signal);
      },
      picked: ({ id }: { id: string }) => {
        picked.push(id);
        return Promise.resolve(signsIn);
      },
      busy: () => false,
    } as AutofillSource<Begun>);
  });
  afterEach(() => {
    autofill.stop();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  const see = (visibilityState: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const armed = (times: number) => until(() => calls.length === times, `armed ${String(times)} times`);
  const aborted = () => calls.map(({ signal }) => signal?.aborted);

  it('waits from its start to its stop', async () => {
    autofill.start();
    await armed(1);
    expect(calls[0]?.conditional).to.equal(true);
    autofill.stop();
    expect(aborted()).to.deep.equal([true]);
    await aWhile();
    expect(begun).to.equal(1);
  });

  it('starts once', async () => {
    autofill.start();
    autofill.start();
    await armed(1);
    await aWhile();
    expect(begun).to.equal(1);
  });

  it('can be started again', async () => {
    autofill.start();
    await armed(1);
    autofill.stop();
    autofill.start();
    await armed(2);
    expect(aborted()).to.deep.equal([true, false]);
  });

  it('calls no authenticator when it was stopped while options were on their way', async () => {
    let answer: (value: Begun) => void = () => undefined;
    let given: AbortSignal | undefined;
    begin = (signal) => {
      given = signal;
      return new Promise((resolve) => (answer = resolve));
    };
    autofill.start();
    await until(() => given, 'options are asked for');
    autofill.stop();
    expect(given?.aborted).to.equal(true);
    answer(fresh());
    await aWhile();
    expect(calls).to.deep.equal([]);
  });

  it('is silent where options cannot be had, and tries again when the browser is online', async () => {
    begin = () => Promise.reject(new PasskeyFailure('network'));
    autofill.start();
    await until(() => begun === 1, 'options are asked for');
    await aWhile(50);
    begin = () => Promise.resolve(fresh());
    window.dispatchEvent(new Event('online'));
    await armed(1);
  });

  it('hears nothing any more after its stop', async () => {
    autofill.start();
    await armed(1);
    autofill.stop();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    window.dispatchEvent(new Event('online'));
    see('visible');
    await aWhile();
    expect(begun).to.equal(1);
  });

  describe('with a visitor who picks', () => {
    beforeEach(async () => {
      await authenticator.consent();
      await signUp();
      await signOut();
      calls.length = 0;
    });

    it('brings the passkey, and offers nothing more where that signed in', async () => {
      const [stored] = await authenticator.credentials();
      autofill.start();
      await until(() => picked.length === 1, 'picked');
      expect(picked).to.deep.equal([
        stored!.credentialId.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      ]);
      await aWhile(1200);
      expect(begun).to.equal(1);
    });

    it('offers again, a moment later, where it did not sign in', async () => {
      signsIn = false;
      autofill.start();
      await until(() => picked.length === 1, 'picked');
      await aWhile(300);
      expect(begun).to.equal(1);
      await until(() => begun === 2, 'offered again');
    });
  });
});
