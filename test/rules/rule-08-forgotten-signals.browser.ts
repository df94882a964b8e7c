/* Signals are sent and forgotten: what becomes of them changes nothing for the visitor. */
import { expect } from '@open-wc/testing';
import { dialog, direct, manager, rows } from '../elements/passkey-manager/support.js';
import { hasState, until } from '../elements/shared/screen.js';
import { useConsole } from '../elements/shared/watch.js';
import { loadedFlow, over, quiet } from '../flows/manager-support.js';
import { useAuthenticator } from '../support/authenticator.js';
import { faulty, seedPasskeys, signUp, useRelyingParty } from '../support/relying-party.js';
import { remove } from './support/elements.js';
import { useSignals } from './support/signals.js';

describe('rule 8: signals are sent and forgotten:', () => {
  for (const [what, standIn] of [
    ['one that hangs', () => new Promise<void>(() => undefined)],
    [
      'one that throws',
      () => {
        throw new TypeError('a broken stand-in');
      },
    ],
    ['one that is refused', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
    ['one that is no promise', () => undefined as unknown as Promise<void>],
  ] as const) {
    describe(`${what} changes nothing`, () => {
      const authenticator = useAuthenticator();
      useRelyingParty();
      const signals = useSignals(standIn);
      const lines = useConsole();
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent) => {
        unhandled.push(event.reason);
        event.preventDefault();
      };
      beforeEach(() => {
        unhandled.length = 0;
        window.addEventListener('unhandledrejection', note);
      });
      afterEach(() => window.removeEventListener('unhandledrejection', note));

      it('for a list that is read, and a removal', async () => {
        const { passkey } = await signUp();
        await seedPasskeys(passkey, 1);
        const element = await manager({ base: direct() });
        await until(() => signals.length === 1, 'told after load');
        await remove(element, 'Passkey 1');
        await until(() => !dialog(element) && rows(element).length === 1, 'it is removed');
        await until(() => signals.length === 2, 'told after removal');
        await quiet();
        expect([lines, unhandled]).to.deep.equal([[], []]);
        expect(hasState(element, 'ready')).to.equal(true);
      });

      it('for a passkey that was refused', async () => {
        await signUp();
        await authenticator.clearCredentials();
        const at = faulty({
          fault: 'problem',
          status: 422,
          path: '/register/complete',
          body: { code: 'verification_failed' },
        });
        const flow = await loadedFlow(over(at));
        await flow.add();
        expect(flow.state.add).to.have.nested.property('failure.code', 'verification_failed');
        expect(signals.map(({ name }) => name)).to.include('signalUnknownCredential');
        await quiet();
        expect([lines, unhandled]).to.deep.equal([[], []]);
      });
    });
  }
});
