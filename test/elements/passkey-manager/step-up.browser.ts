/* A session that is too old: the visitor confirms in place, and what was begun goes on by itself. */
import { expect, fixture, html } from '@open-wc/testing';
import type { PasskeyBackend } from '../../../src/backend/backend.js';
import { createBackend } from '../../../src/backend/index.js';
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
import { to, useCalls, useRequests } from '../shared/watch.js';
import {
  button,
  buttons,
  confirmation,
  dialog,
  direct,
  inside,
  offering,
  next,
  rows,
  said,
  settled,
  until,
} from './support.js';

const manager = offering('step-up');

const TITLE = 'Confirm that it is you';
const CONFIRM = 'Confirm with a passkey';

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
  const refresh = (id: string) =>
    sql(
      'UPDATE sessions SET proved_at = ? WHERE account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
      [Date.now(), id],
    );
  const opened = async (element: PasskeyManager) => {
    await until(() => confirmation(element), 'no confirmation');
    await settled(element);
  };
  const closed = (element: PasskeyManager) => until(() => !confirmation(element), 'still asking');
  const removal = async (element: PasskeyManager, name: string) => {
    // By keys: a browser closes dialogs that no gesture opened all at once.
    button(element, `Remove ${name}`).focus();
    await press('Enter');
    await until(() => dialog(element), 'no dialog');
    await settled(element);
    button(element, 'Remove passkey').focus();
    await press('Enter');
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

  it('is asked once for two deeds, and both go on', async () => {
    const { element, passkey } = await old();
    const proofs: (() => void)[] = [];
    element.addEventListener('passkey-step-up', (event) =>
      event.waitUntil(new Promise<void>((resolve) => proofs.push(resolve))),
    );
    button(element, 'Add a passkey').click();
    await until(() => proofs.length === 1, 'not asked');
    button(element, 'Remove Passkey 1').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => asked.some(({ method, answered }) => method === 'DELETE' && answered), 'not sent');
    await settled(element);
    expect(proofs).to.have.length(1);
    await refresh(passkey.id);
    proofs[0]?.();
    await until(() => calls.some(({ kind }) => kind === 'create'), 'the addition does not go on');
    await until(() => rows(element).length === 1, 'the removal does not go on');
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
    const added = next(element, 'passkey-add');
    button(element, 'Confirm').click();
    await added;
    expect(complete).to.equal(3);
    expect(new Set(sent).size, 'credentials').to.equal(1);
  });
  const creation = () => ({
    challenge: 'AAAAAAAAAAAAAAAAAAAAAA',
    rp: { id: 'localhost', name: 'x' },
    user: { id: 'AAAA', name: 'x', displayName: 'x' },
    pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }],
  });
});
