/* How a page sets it up: attributes, a configuration for all, a backend object; what changes later takes effect. */
import { expect, fixture, html } from '@open-wc/testing';
import { configurePasskeys } from '../../../src/index.js';
import { createBackend } from '../../../src/backend/index.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { press, type } from '../../support/keyboard.js';
import { base, seedPasskeys, signUp, useRelyingParty } from '../../support/relying-party.js';
import { useConsole } from '../shared/watch.js';
import {
  button,
  buttons,
  dialog,
  direct,
  field,
  inside,
  manager,
  names,
  part,
  rows,
  settled,
  until,
} from './support.js';

const two = () =>
  Promise.resolve({
    passkeys: [
      { id: 'a/1', name: 'One' },
      { id: '2', name: 'Two' },
    ],
  });
const home = { list: two };

describe('a home-made backend', () => {
  afterEach(() => configurePasskeys({}));

  it('is asked by the methods and paths of its attributes, with the page’s headers', async () => {
    const sent: string[] = [];
    configurePasskeys({
      headers: () => Promise.resolve({ Authorization: 'Bearer 1' }),
      fetch: async (input, init) => {
        const { method = '', headers, body } = init ?? {};
        sent.push(
          `${method} ${input instanceof Request ? input.url : String(input)} ${new Headers(headers).get('Authorization') ?? ''} ${typeof body === 'string' ? body : ''}`.trim(),
        );
        if (method === 'GET') return Response.json(await two());
        return method === 'PUT'
          ? Response.json({ id: 'a/1', name: 'New' })
          : new Response(null, { status: 204 });
      },
    });
    const element: PasskeyManager = await fixture(
      html`<passkey-manager
        list="/me/keys"
        register-begin="POST /me/keys/new"
        register-complete="/me/keys"
        rename="PUT /x/{id}/name"
        remove="POST /me/keys/{id}/delete"
      ></passkey-manager>`,
    );
    await until(() => rows(element).length === 2, 'no list');
    button(element, 'Rename One').click();
    await until(() => field(element), 'no field');
    await settled(element);
    await type('New');
    await press('Enter');
    await until(() => names(element)[0] === 'New', 'no new name');
    button(element, 'Remove New').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => sent.length === 4, 'no removal');
    expect(sent).to.deep.equal([
      'GET /me/keys Bearer 1',
      'PUT /x/a%2F1/name Bearer 1 {"name":"New"}',
      'POST /me/keys/a%2F1/delete Bearer 1',
      'GET /me/keys Bearer 1',
    ]);
  });

  it('that cannot rename, remove or register has no such buttons', async () => {
    const element = await manager({ backend: home });
    expect(buttons(element)).to.deep.equal([]);
    expect(names(element)).to.deep.equal(['One', 'Two']);
  });

  it('as an object wins over everything else', async () => {
    configurePasskeys({ base: '/nowhere' });
    const element = await manager({ backend: home, base: '/nowhere-else' });
    expect(names(element)).to.deep.equal(['One', 'Two']);
  });

  it('of the page serves an element that says nothing itself, also later', async () => {
    configurePasskeys({ backend: home });
    const element: PasskeyManager = await fixture(html`<passkey-manager></passkey-manager>`);
    await until(() => rows(element).length === 2, 'no list');
    configurePasskeys({
      backend: { list: () => Promise.resolve({ passkeys: [{ id: '3', name: 'Three' }] }) },
    });
    await until(() => names(element).join() === 'Three', 'not configured again');
  });

  it('is another one when the property changes', async () => {
    const element = await manager({ backend: home });
    element.backend = { list: () => Promise.resolve({ passkeys: [] }) };
    await until(() => element.matches(':state(empty)'), 'not the other');
  });
});

describe('to read only', () => {
  it('offers nothing that changes', async () => {
    const all = createBackend({ base });
    const element = await manager({ backend: { ...all, ...home }, readOnly: true });
    expect(buttons(element)).to.deep.equal([]);
    element.readOnly = false;
    await settled(element);
    expect(buttons(element)).to.have.length(5);
  });
});

describe('a wrong configuration', () => {
  const complaints: string[] = [];
  const { error } = console;
  beforeEach(() => {
    complaints.length = 0;
    console.error = (...words: unknown[]) => void complaints.push(String(words[0]));
  });
  afterEach(() => (console.error = error));

  for (const [what, markup, complaint] of [
    [
      'no base',
      '<passkey-manager></passkey-manager>',
      '<passkey-manager>: attribute "base": it is missing; write where the endpoints are',
    ],
    [
      'a bad method',
      '<passkey-manager base="/a" register-begin="FETCH /x"></passkey-manager>',
      '<passkey-manager>: attribute "register-begin": "FETCH /x" is no endpoint: "FETCH" is not a method',
    ],
    [
      'a bad template',
      '<passkey-manager base="/a" remove="DELETE /x/{key}"></passkey-manager>',
      '<passkey-manager>: attribute "remove": "DELETE /x/{key}" is no endpoint: "{key}" means nothing here',
    ],
    [
      'no list',
      '<passkey-manager base="/a" list="none"></passkey-manager>',
      '<passkey-manager>: attribute "list": it is missing',
    ],
  ] as const) {
    it(`(${what}) is one error for the page and plain words for the visitor`, async () => {
      const home = await fixture(html`<div></div>`);
      home.innerHTML = markup;
      const element = home.querySelector('passkey-manager')!;
      await until(() => element.matches(':state(misconfigured)'), 'no complaint');
      await settled(element);
      expect(complaints).to.have.length(1);
      expect(complaints[0]).to.contain(complaint);
      expect(part(element, 'failure-message')?.textContent).to.contain('not set up yet');
      expect(part(element, 'failure-message')?.textContent).not.to.match(/base|endpoint|attribute/);
      expect(buttons(element)).to.deep.equal([]);
    });
  }

  it('that is put right works', async () => {
    const element: PasskeyManager = await fixture(html`<passkey-manager></passkey-manager>`);
    await until(() => element.matches(':state(misconfigured)'), 'no complaint');
    element.backend = home;
    await until(() => rows(element).length === 2, 'no list');
    expect(element.matches(':state(misconfigured)')).to.equal(false);
  });
});

describe('what the page sees', () => {
  useAuthenticator();
  useRelyingParty();

  it('has a heading of the level it asks for', async () => {
    const element = await manager({ backend: home, headingLevel: 4 });
    expect(part(element, 'title')!.ariaLevel).to.equal('4');
  });

  it('has the states loading, ready, empty and failed, one at a time', async () => {
    let answer: (list: { passkeys: [] }) => void = () => undefined;
    const list = () => new Promise<{ passkeys: [] }>((resolve) => (answer = resolve));
    const element = await manager({ backend: { list } }, (one) => one.matches(':state(loading)'));
    const states = () =>
      ['loading', 'ready', 'empty', 'failed'].filter((name) => element.matches(`:state(${name})`));
    expect(states()).to.deep.equal(['loading']);
    answer({ passkeys: [] });
    await until(() => !element.matches(':state(loading)'), 'still loading');
    expect(states()).to.deep.equal(['ready', 'empty']);
  });

  it('has events that bubble out of shadow roots, with a frozen detail', async () => {
    const { passkey } = await signUp();
    const heard: Event[] = [];
    const hear = (event: Event) => heard.push(event);
    document.addEventListener('passkey-list', hear);
    const shell = await fixture(html`<div></div>`);
    const root = shell.attachShadow({ mode: 'open' });
    root.innerHTML = `<passkey-manager base="${direct()}"></passkey-manager>`;
    await until(() => heard.length === 1, 'nothing heard');
    document.removeEventListener('passkey-list', hear);
    const { detail, composed } = heard[0] as CustomEvent<{ passkeys: { id: string }[] }>;
    expect(detail.passkeys.map(({ id }) => id)).to.deep.equal([passkey.id]);
    expect(Object.isFrozen(detail)).to.equal(true);
    expect(composed).to.equal(true);
  });

  it('can be there twice: each has its own list and its own question', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const [one, other] = [await manager(), await manager({ backend: home })];
    button(one, 'Remove Passkey 1').click();
    await until(() => dialog(one), 'no dialog');
    expect(dialog(other)).to.equal(null);
    button(one, 'Remove passkey').click();
    await until(() => !dialog(one), 'still open');
    expect(rows(one)).to.have.length(1);
    expect(rows(other)).to.have.length(2);
    expect(inside(one)).not.to.equal(inside(other));
  });
});

describe('a list that nobody has set up', () => {
  const lines = useConsole();

  it('is not asked for because another tab changed something', async () => {
    let asked = 0;
    const listens = { list: () => (asked++, two()) };
    await manager({ backend: undefined }, (element) => element.matches(':state(misconfigured)'));
    await manager({ backend: listens });
    // Both listen once the code for it is here: the second began later.
    await until(() => {
      const channel = new BroadcastChannel('passkey-elements');
      channel.postMessage(null);
      channel.close();
      return asked > 1;
    }, 'nobody listens');
    await until(() => asked > 2, 'it was heard once');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('"base"');
  });
});
