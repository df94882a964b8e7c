/* Other ways to confirm: what is typed, a page of the backend's own, and for the list itself. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend, StepUpCompleteInput } from '../../../src/backend/backend.js';
import { PasskeyFailure } from '../../../src/model/failure.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focusedName, press } from '../../support/keyboard.js';
import { signUp, useRelyingParty } from '../../support/relying-party.js';
import { useNavigations } from '../shared/watch.js';
import { button, confirmation, dialog, inside, manager, rows, said, settled, until } from './support.js';

describe('a proof that is typed', () => {
  useAuthenticator();
  useRelyingParty();

  /** A backend that takes what a test says. */
  async function typing(right: Partial<StepUpCompleteInput>, methods: ('passkey' | 'password' | 'code')[]) {
    await signUp();
    let fresh = false;
    const passkeys = [
      { id: '1', name: 'One' },
      { id: '2', name: 'Two' },
    ];
    const proofs: StepUpCompleteInput[] = [];
    const backend: PasskeyBackend = {
      list: () => Promise.resolve({ passkeys }),
      remove: () => (fresh ? Promise.resolve() : Promise.reject(new PasskeyFailure('reauth_required'))),
      stepUpBegin: () => Promise.resolve({ methods, state: 'begun' }),
      stepUpComplete: (input) => {
        proofs.push(input);
        fresh = Object.entries(right).every(([name, value]) => input[name as 'code'] === value);
        return fresh ? Promise.resolve() : Promise.reject(new PasskeyFailure('code_invalid'));
      },
    };
    const element = await manager({ backend });
    button(element, 'Remove One').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => confirmation(element), 'no confirmation');
    const input = () => confirmation(element)!.querySelector('input')!;
    return { element, proofs, input };
  }

  it('a password: missing, wrong, right; it is nowhere afterwards', async () => {
    const { element, proofs, input } = await typing({ password: 'right' }, ['password']);
    expect([input().type, input().autocomplete]).to.deep.equal(['password', 'current-password']);
    button(element, 'Confirm').click();
    await settled(element);
    expect(confirmation(element)!.textContent).to.contain('Please type it in.');
    expect(focusedName()).to.equal('Your password');
    input().value = 'wrong';
    button(element, 'Confirm').click();
    await until(() => said(element).includes('That password is not right.'), 'nothing said');
    input().value = 'right';
    await press('Enter');
    if (confirmation(element)) button(element, 'Confirm').click();
    await until(() => said(element).includes('One was removed.'), 'not removed');
    expect(proofs.map(({ password }) => password)).to.deep.equal(['wrong', 'right']);
    expect(proofs[1]?.state).to.equal('begun');
    expect(inside(element).innerHTML).not.to.contain('right');
    expect(JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])).not.to.contain(
      'right',
    );
  });

  it('a code', async () => {
    const { element, proofs, input } = await typing({ code: '123456' }, ['code']);
    expect(input().getAttribute('autocomplete')).to.equal('one-time-code');
    input().value = ' 123456 ';
    button(element, 'Confirm').click();
    await until(() => said(element).includes('One was removed.'), 'not removed');
    expect(proofs[0]?.code).to.equal('123456');
  });
});

describe('a proof on another page', () => {
  useAuthenticator();
  useRelyingParty();
  const navigations = useNavigations();
  afterEach(() => sessionStorage.clear());

  const elsewhere = async (redirectTo: string, properties: Partial<PasskeyManager> = {}) => {
    const refuse = () => Promise.reject(new PasskeyFailure('reauth_required', { redirectTo }));
    const backend: PasskeyBackend = {
      list: () =>
        Promise.resolve({
          passkeys: [
            { id: '1', name: 'One' },
            { id: 'b"2', name: 'Two' },
          ],
        }),
      registerBegin: refuse,
      remove: refuse,
      rename: refuse,
    };
    return manager({ backend, ...properties });
  };
  const ask = async (element: PasskeyManager) => {
    button(element, 'Remove Two').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
  };
  const noted = () => sessionStorage.getItem('passkey-elements.intent');

  it('is gone to, and the question about the same passkey is there when the visitor comes back', async () => {
    const element = await elsewhere('/confirm?next=/manage');
    await ask(element);
    await until(() => navigations.length, 'nothing was gone to');
    expect(new URL(navigations[0]!).pathname).to.equal('/confirm');
    const { page, until: end, ...rest } = JSON.parse(noted()!) as Record<string, unknown>;
    expect(rest).to.deep.equal({ action: 'remove', id: 'b"2' });
    expect([page, Number(end) > Date.now()]).to.deep.equal([location.pathname, true]);
    const again = await elsewhere('/confirm');
    await until(() => dialog(again), 'no question');
    expect(dialog(again)!.textContent).to.contain('Remove Two?');
    expect(noted()).to.equal(null);
  });

  it('is not gone to where the page did not allow it, and nothing is noted', async () => {
    for (const target of [
      'https://evil.example/',
      'javascript:alert(1)',
      '//evil.example',
      '\\\\evil.example',
    ]) {
      const element = await elsewhere(target);
      await ask(element);
      await until(() => said(element).includes('has to be fresh'), 'nothing said');
      element.remove();
    }
    expect(navigations).to.deep.equal([]);
    expect(noted()).to.equal(null);
  });

  it('may be on an origin that the page lists', async () => {
    const element = await elsewhere('https://id.example/confirm', { returnOrigins: 'https://id.example' });
    await ask(element);
    await until(() => navigations.length, 'nothing was gone to');
    expect(navigations[0]).to.equal('https://id.example/confirm');
  });

  it('of an addition comes back to the button, with a word: a new passkey takes a click', async () => {
    const element = await elsewhere('/confirm');
    button(element, 'Add a passkey').click();
    await until(() => navigations.length, 'nothing was gone to');
    const again = await elsewhere('/confirm');
    await until(() => said(again).includes('press “Add a passkey” again'), 'nothing said');
    expect(focusedName()).to.equal('Add a passkey');
  });

  it('is forgotten after a while, and on another page', async () => {
    for (const change of [{ until: Date.now() - 1 }, { page: '/elsewhere' }]) {
      const intent = {
        action: 'remove',
        id: '1',
        page: location.pathname,
        until: Date.now() + 1000,
        ...change,
      };
      sessionStorage.setItem('passkey-elements.intent', JSON.stringify(intent));
      const element = await elsewhere('/confirm');
      await until(() => noted() === null, 'kept');
      await settled(element);
      expect(dialog(element)).to.equal(null);
      element.remove();
    }
  });
});

describe('a list that wants a fresh session', () => {
  useAuthenticator();
  useRelyingParty();

  it('asks for nothing by itself; its button asks, then reads the list again', async () => {
    await signUp();
    let fresh = false;
    const backend: PasskeyBackend = {
      list: () =>
        fresh
          ? Promise.resolve({ passkeys: [{ id: '1', name: 'One' }] })
          : Promise.reject(new PasskeyFailure('reauth_required')),
      stepUpBegin: () => Promise.resolve({ methods: ['password'] }),
      stepUpComplete: () => Promise.resolve(void (fresh = true)),
    };
    const element = await manager({ backend }, (one) => one.matches(':state(failed)'));
    await settled(element);
    expect(confirmation(element)).to.equal(undefined);
    button(element, 'Try again').click();
    await until(() => confirmation(element), 'not asked');
    confirmation(element)!.querySelector('input')!.value = 'x';
    button(element, 'Confirm').click();
    await until(() => rows(element).length === 1, 'not read');
  });
});
