/* A session that is too old: the visitor confirms in place, and what was begun goes on by itself. */
import { expect, fixture, html } from '@open-wc/testing';
import type { PasskeyBackend, StepUpCompleteInput } from '../../../src/backend/backend.js';
import { createBackend } from '../../../src/backend/index.js';
import type { PasskeyStepUpEvent } from '../../../src/events/passkey-step-up.js';
import { PasskeyFailure } from '../../../src/model/failure.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focusedName, press } from '../../support/keyboard.js';
import {
  faulty,
  freshName,
  listPasskeys,
  seedPasskeys,
  signUp,
  sql,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { to, useCalls, useNavigations, useRequests } from '../shared/watch.js';
import {
  button,
  buttons,
  dialog,
  direct,
  field,
  inside,
  manager,
  rows,
  said,
  settled,
  until,
} from './support.js';

const TITLE = 'Confirm that it is you';
const CONFIRM = 'Confirm with a passkey';

const confirmation = (element: PasskeyManager) =>
  [...inside(element).querySelectorAll('dialog')].find(
    (one) => one.open && one.querySelector('#step-up-title') !== null,
  );

describe('a session that is too old', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const heard: string[] = [];

  /** Signed in long ago, with some passkeys that nobody here holds. */
  async function old(count = 1, properties: Partial<PasskeyManager> = {}) {
    const { passkey, username } = await signUp();
    await seedPasskeys(passkey, count);
    await age(passkey.id);
    const element = await manager(properties);
    await until(() => buttons(element).some((name) => name.startsWith('Test ')), 'the tests are not there');
    heard.length = 0;
    for (const name of ['add', 'cancel', 'failure', 'remove'])
      element.addEventListener(`passkey-${name}`, () => heard.push(name));
    asked.length = calls.length = 0;
    return { element, passkey, username };
  }
  const age = (id: string) =>
    sql(
      'UPDATE sessions SET proved_at = 0 WHERE account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
      [id],
    );
  const opened = async (element: PasskeyManager) => {
    await until(() => confirmation(element), 'no confirmation');
    await settled(element);
  };
  const closed = (element: PasskeyManager) => until(() => !confirmation(element), 'still asking');
  const removal = async (element: PasskeyManager, name: string) => {
    button(element, `Remove ${name}`).click();
    await until(() => dialog(element), 'no dialog');
    await settled(element);
    button(element, 'Remove passkey').click();
    await opened(element);
  };
  afterEach(() => sessionStorage.clear());

  it('is confirmed by a passkey, and the new passkey is made without another click', async () => {
    const { element } = await old();
    button(element, 'Add a passkey').focus();
    button(element, 'Add a passkey').click();
    await opened(element);
    expect(confirmation(element)?.getAttribute('aria-labelledby')).to.equal('step-up-title');
    expect(inside(element).getElementById('step-up-title')?.textContent).to.equal(TITLE);
    button(element, CONFIRM).click();
    await closed(element);
    await until(() => calls.some(({ kind }) => kind === 'create'), 'it does not go on');
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['get', 'create']);
    expect(to(asked, '/step-up/begin')).to.have.length(1);
    expect(to(asked, '/register/begin').length).to.be.greaterThan(1);
  });

  it('removes what was to be removed, once it is confirmed', async () => {
    const { element, username } = await old();
    await removal(element, 'Passkey 1');
    button(element, CONFIRM).click();
    await until(() => said(element).includes('Passkey 1 was removed.'), 'not removed');
    expect(rows(element)).to.have.length(1);
    expect((await listPasskeys()).passkeys).to.have.length(1);
    expect(await whoIsSignedIn()).to.equal(username);
    expect(heard).to.deep.equal(['remove']);
    expect(inside(element).querySelectorAll('#step-up-title')).to.have.length(0);
  });

  for (const [how, leave] of [
    ['Escape', () => press('Escape')],
    ['"Cancel"', async (element: PasskeyManager) => confirmation(element)?.querySelector('button')?.click()],
  ] as const) {
    it(`is left by ${how}: nothing alarming, nothing removed, and the question is still there`, async () => {
      const { element } = await old();
      await removal(element, 'Passkey 1');
      await leave(element);
      await closed(element);
      await settled(element);
      expect(said(element)).to.equal('');
      expect(heard).to.deep.equal(['cancel']);
      expect(dialog(element), 'the question').not.to.equal(null);
      expect(focusedName()).to.equal('Remove passkey');
      expect((await listPasskeys()).passkeys).to.have.length(2);
      button(element, 'Remove passkey').click();
      await opened(element);
    });
  }

  it('asks again after the browser’s dialog was cancelled, without a word of alarm', async () => {
    const { element } = await old();
    await removal(element, 'Passkey 1');
    navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    button(element, CONFIRM).click();
    await settled(element);
    await until(() => button(element, CONFIRM).ariaBusy === 'false', 'still busy');
    expect(confirmation(element)).not.to.equal(undefined);
    expect(said(element)).to.equal('');
    Reflect.deleteProperty(navigator.credentials, 'get');
    button(element, CONFIRM).click();
    await until(() => said(element).includes('Passkey 1 was removed.'), 'not removed');
    expect(to(asked, '/step-up/begin')).to.have.length(2);
  });

  it('sends the same credential again after the network failed', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    await age(passkey.id);
    const base = faulty(
      { fault: 'status', status: 503, path: '/step-up/complete', times: 1 },
      { fault: 'delay', ms: 0 },
    );
    const element = await manager({ base });
    await removal(element, 'Passkey 1');
    calls.length = 0;
    button(element, CONFIRM).click();
    await until(() => buttons(element).includes('Try again'), 'no retry');
    button(element, 'Try again').click();
    await until(() => said(element).includes('Passkey 1 was removed.'), 'not removed');
    expect(calls).to.have.length(1);
  });

  it('is asked once for two deeds', async () => {
    const { element } = await old(2);
    const waited: PasskeyStepUpEvent[] = [];
    element.addEventListener('passkey-step-up', (event) => waited.push(event));
    button(element, 'Add a passkey').click();
    await removal(element, 'Passkey 1');
    expect(waited).to.have.length(1);
    expect([...inside(element).querySelectorAll('#step-up-title')]).to.have.length(1);
  });

  it('says nothing of itself while options are only fetched ahead', async () => {
    const { element } = await old();
    button(element, 'Add a passkey').dispatchEvent(new PointerEvent('pointerenter'));
    await until(() => to(asked, '/register/begin').some(({ answered }) => answered), 'not fetched');
    await settled(element);
    expect(confirmation(element)).to.equal(undefined);
  });

  it('ends with the element: no dialog stays, and the deed is cancelled', async () => {
    const { element } = await old();
    await removal(element, 'Passkey 1');
    element.remove();
    await until(() => !inside(element).querySelector('#step-up-title'), 'the dialog stays');
    expect((await listPasskeys()).passkeys).to.have.length(2);
  });

  it('stays open, and modal, when the element is moved', async () => {
    const { element } = await old();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    await removal(element, 'Passkey 1');
    place.append(element);
    await settled(element);
    expect(confirmation(element)?.matches(':modal')).to.equal(true);
    button(element, CONFIRM).click();
    await until(() => rows(element).length === 1, 'not removed');
  });

  it('is left to the page that waits for its own way', async () => {
    const { element, passkey } = await old();
    element.addEventListener('passkey-step-up', (event) =>
      event.waitUntil(
        sql(
          'UPDATE sessions SET proved_at = ? WHERE account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
          [Date.now(), passkey.id],
        ),
      ),
    );
    button(element, 'Remove Passkey 1').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => rows(element).length === 1, 'not removed');
    expect(confirmation(element)).to.equal(undefined);
    expect(calls).to.have.length(0);
  });

  it('of the page’s own way that fails ends as cancelled', async () => {
    const { element } = await old();
    element.addEventListener('passkey-step-up', (event) => event.waitUntil(Promise.reject(new Error('no'))));
    button(element, 'Remove Passkey 1').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => heard.includes('cancel'), 'not cancelled');
    expect(heard).to.deep.equal(['cancel']);
    expect(rows(element)).to.have.length(2);
  });

  it('is told as before where the page prevents the question', async () => {
    const { element } = await old();
    element.addEventListener('passkey-step-up', (event) => event.preventDefault());
    button(element, 'Remove Passkey 1').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => said(element).includes('your sign-in has to be fresh'), 'nothing said');
    expect(heard).to.deep.equal(['failure']);
  });

  it('loses no passkey when it ends between begin and complete', async () => {
    const { passkey } = await signUp({ username: freshName() });
    await age(passkey.id);
    let fresh = false;
    let complete = 0;
    const real = createBackend({ base: direct() });
    const stored = { id: 'new', name: 'New one' };
    const sent: unknown[] = [];
    const backend: PasskeyBackend = {
      ...real,
      registerBegin: () => Promise.resolve({ options: creation() }),
      registerComplete: ({ credential }) => {
        complete += 1;
        sent.push(credential);
        return fresh ? Promise.resolve(stored) : Promise.reject(new PasskeyFailure('reauth_required'));
      },
      stepUpBegin: () => Promise.resolve({ methods: ['password'] }),
      stepUpComplete: () => Promise.resolve(void (fresh = true)),
    };
    const element = await manager({ backend });
    button(element, 'Add a passkey').click();
    await opened(element);
    await press('Escape');
    await closed(element);
    await until(() => buttons(element).includes('Try again'), 'no retry');
    button(element, 'Try again').click();
    await opened(element);
    confirmation(element)!.querySelector('input')!.value = 'secret';
    button(element, 'Confirm').click();
    await until(() => heardAdd(element), 'not added');
    expect(complete).to.equal(3);
    expect(new Set(sent).size, 'credentials').to.equal(1);
  });
  const heardAdd = (element: PasskeyManager) => said(element).includes('Passkey added.') || field(element);
  const creation = () => ({
    challenge: 'AAAAAAAAAAAAAAAAAAAAAA',
    rp: { id: 'localhost', name: 'x' },
    user: { id: 'AAAA', name: 'x', displayName: 'x' },
    pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }],
  });
});

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
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.to.contain('right');
  });

  it('a code', async () => {
    const { element, proofs, input } = await typing({ code: '123456' }, ['code']);
    expect(input().autocomplete).to.equal('one-time-code');
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
    await signUp();
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
