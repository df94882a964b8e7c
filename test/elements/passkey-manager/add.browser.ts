/* Adding a passkey and naming it. */
import { expect } from '@open-wc/testing';
import {
  ask,
  base,
  faulty,
  listPasskeys,
  seedPasskeys,
  signUp,
  useRelyingParty,
} from '../../support/relying-party.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, focusedName, press, type } from '../../support/keyboard.js';
import { createBackend } from '../../../src/backend/index.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import {
  button,
  buttons,
  direct,
  field,
  manager,
  names,
  next,
  part,
  rows,
  said,
  settled,
  until,
} from './support.js';

const ADD = 'Add a passkey';

describe('adding a passkey', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  /** Signed in, with an authenticator that has none of the account's passkeys. */
  async function withOne(properties: Partial<PasskeyManager> = {}): Promise<PasskeyManager> {
    await signUp();
    await authenticator.clearCredentials();
    return manager(properties);
  }
  const add = async (element: PasskeyManager) => {
    button(element, ADD).click();
    await until(() => field(element), 'no field for the name');
    await settled(element);
  };

  it('ends in a field with a name in it, selected and focused', async () => {
    const element = await withOne();
    await add(element);
    expect(focused()).to.equal(field(element));
    expect(field(element)!.value).to.equal('Linux');
    expect([field(element)!.selectionStart, field(element)!.selectionEnd]).to.deep.equal([0, 5]);
    expect(focusedName()).to.equal('Name of this passkey');
    expect(said(element)).to.equal('Passkey added.');
    expect(rows(element)).to.have.length(2);
  });

  it('is named by typing and Enter; the focus goes to its row', async () => {
    const element = await withOne();
    await add(element);
    await type('Work laptop');
    await press('Enter');
    await until(() => !field(element), 'still editing');
    await settled(element);
    expect(names(element)[0]).to.equal('Work laptop');
    expect(focusedName()).to.equal('Rename Work laptop');
    expect(said(element)).to.equal('Renamed to Work laptop.');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('Work laptop');
  });

  for (const [what, keep] of [
    ['Escape', () => press('Escape')],
    ['its button', (element: PasskeyManager) => button(element, 'Keep this name').click()],
  ] as const) {
    it(`keeps the name by ${what}; the focus goes to its row`, async () => {
      const element = await withOne();
      await add(element);
      await keep(element);
      await until(() => !field(element), 'still editing');
      await settled(element);
      expect(names(element)[0]).to.equal('Linux');
      expect(focusedName()).to.equal('Rename Linux');
      expect((await listPasskeys()).passkeys[0]?.name).to.equal('Linux');
    });
  }

  it('numbers a name that is taken', async () => {
    const element = await withOne();
    await add(element);
    await press('Escape');
    await authenticator.clearCredentials();
    await add(element);
    expect(field(element)!.value).to.equal('Linux 2');
  });

  it('does not start where the page prevents it', async () => {
    const element = await withOne();
    element.addEventListener('passkey-before-add', (event) => event.preventDefault());
    button(element, ADD).click();
    await settled(element);
    expect(element.matches(':state(requesting), :state(prompting)')).to.equal(false);
    expect((await listPasskeys()).passkeys).to.have.length(1);
  });

  for (const [what, rule, words] of [
    ['begin fails', { fault: 'status', path: '/register/begin' }, /^Something went wrong on our side/],
    [
      'begin is malformed',
      { fault: 'malformed', path: '/register/begin' },
      /^Something went wrong on our side/,
    ],
    [
      'begin has no challenge',
      { fault: 'status', path: '/register/begin', status: 200, body: { options: {} } },
      /^Something went wrong/,
    ],
    ['complete fails', { fault: 'status', path: '/register/complete' }, /^Something went wrong on our side/],
    [
      'complete is a page',
      { fault: 'html', path: '/register/complete' },
      /^Something went wrong on our side/,
    ],
    [
      'the challenge has expired',
      { fault: 'problem', path: '/register/complete', status: 410, body: { code: 'challenge_expired' } },
      /^That took too long/,
    ],
    [
      'the origin is wrong',
      { fault: 'problem', path: '/register/begin', status: 403, body: { code: 'origin_not_allowed' } },
      /^Passkeys do not work at this web address/,
    ],
    [
      'there were too many tries',
      { fault: 'problem', path: '/register/begin', status: 429, body: { code: 'rate_limited' } },
      /^Too many tries/,
    ],
  ] as const) {
    it(`says what to do where ${what}, and the button is there for another try`, async () => {
      const element = await withOne({ base: faulty(rule) });
      const failed = next(element, 'passkey-failure');
      button(element, ADD).click();
      await failed;
      await until(() => said(element), 'nothing said');
      expect(said(element)).to.match(words);
      expect(part(element, 'failure-next')?.textContent).to.match(/\S/);
      expect(button(element, ADD).ariaDisabled).to.equal('false');
      expect(rows(element)).to.have.length(1);
    });
  }

  it('is stopped when the element is taken away, and nothing happens afterwards', async () => {
    const element = await withOne();
    await authenticator.hold();
    button(element, ADD).click();
    await until(() => element.matches(':state(prompting)'), 'not prompting');
    const home = element.parentElement!;
    element.remove();
    await settled(element);
    home.append(element);
    await until(() => rows(element).length === 1, 'not loaded again');
    expect(element.matches(':state(prompting)')).to.equal(false);
    expect(button(element, ADD).ariaDisabled).to.equal('false');
  });

  it('goes on when the element is moved', async () => {
    const element = await withOne();
    await authenticator.hold();
    button(element, ADD).click();
    await until(() => element.matches(':state(prompting)'), 'not prompting');
    const other = document.createElement('section');
    element.parentElement!.append(other);
    other.append(element);
    await settled(element);
    expect(element.matches(':state(prompting)')).to.equal(true);
    element.cancel();
  });
});

describe('the limit', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  it('of the backend stands at the button, which says why', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 9);
    const element = await manager();
    const add = button(element, ADD);
    expect(add.ariaDisabled).to.equal('true');
    const reason = part(element, add.getAttribute('aria-describedby')!)!;
    expect(reason.textContent).to.equal('This site allows 10 passkeys. Remove one to add another.');
    add.click();
    await settled(element);
    expect(element.matches(':state(requesting), :state(prompting)')).to.equal(false);
  });

  it('of the page comes first', async () => {
    await signUp();
    const element = await manager({ max: 1 });
    expect(button(element, ADD).ariaDisabled).to.equal('true');
    expect(part(element, 'limit')?.textContent).to.equal('This site allows one passkey.');
    element.removeAttribute('max');
    element.max = 5;
    await settled(element);
    expect(button(element, ADD).ariaDisabled).to.equal('false');
  });

  it('that only the server knows is said when it is met', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 9);
    await authenticator.clearCredentials();
    const element = await manager({ max: 99 });
    button(element, ADD).click();
    await until(() => part(element, 'failure'), 'nothing said');
    expect(said(element)).to.equal(
      'This site allows 10 passkeys, and you have them. Remove one that you no longer use.',
    );
  });

  it('is not in the way where the backend adds nothing', async () => {
    await signUp();
    const backend = createBackend({ base: direct(), endpoints: { registerBegin: 'none' } });
    expect(buttons(await manager({ backend }))).not.to.include(ADD);
    await ask('GET', base);
  });
});
