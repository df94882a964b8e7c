/*
 * What every preset must do, by real ceremonies against the wire server of its name: a file NAME.browser.ts says what
 * is special, and this says the rest.
 */
import { expect, fixture } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import '../../src/elements/passkey-manager/define.js';
import '../../src/elements/passkey-signup/define.js';
import type { BackendFailureCode } from '../../src/model/backend-failure-code.js';
import {
  configurePasskeys,
  type PasskeyConfiguration,
  type PasskeyLogin,
  type PasskeyManager,
  type PasskeySignup,
  type Preset,
} from '../../src/index.js';
import { freshName } from '../support/relying-party.js';
import { next, usernameInput } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  adding,
  dates,
  firstEvent,
  names,
  parts,
  refusalOf,
  shows,
  typeName,
  type Bench,
  type Me,
} from './bench.js';
import { naming } from './naming.js';
import { removing } from './removing.js';
import { renaming } from './renaming.js';

export interface Conformance {
  readonly preset: Preset;
  /** The server speaks the contract: `preset` says what it can do, and the elements are given none. */
  readonly withoutPreset?: boolean;
  /** Where the endpoints begin. */
  readonly base: string;
  /** Where the server is that a test speaks to behind the vendor's back. Default: the wire server. */
  readonly server?: string;
  /** What the page of a signed-in visitor configures besides; `token` is that of the session. */
  readonly configuration?: (token: string) => PasskeyConfiguration;
  /** A sign-in begins with a user name. */
  readonly usernameFirst?: boolean;
  /** The codes that the vendor's refusals end in; absent: the vendor has no such refusal. */
  readonly refusals: {
    readonly signedOut: BackendFailureCode;
    /** Absent: no passkey is made in the page. */
    readonly wrongChallenge?: BackendFailureCode;
    readonly unknownPasskey?: BackendFailureCode;
    readonly stale?: BackendFailureCode;
    readonly limit?: BackendFailureCode;
  };
  /** What this preset has and no other. */
  readonly besides?: (bench: Bench) => void;
}

/** Every part of the suite for one preset. */
export function conforms(conformance: Conformance): void {
  const { preset, base, configuration = () => ({}), usernameFirst = false, refusals, besides } = conformance;
  const { server = `/wire/${preset.name}`, withoutPreset = false } = conformance;
  const { capabilities, operations, name } = preset;
  const named = capabilities.fields.includes('name');
  const control = async <T = Me>(what: string, body?: object): Promise<T> => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = await fetch(`${server}/_control/${what}`, { ...init, headers: session });
    return (await answer.json()) as T;
  };
  let session: Record<string, string> = {};

  async function signIn(wish: { passkeys?: string[]; max?: number } = {}): Promise<string> {
    const { token, user } = await control<{ token: string; user: string }>('sign-in', wish);
    session = { Authorization: `Bearer ${token}` };
    configurePasskeys(configuration(token));
    return user;
  }

  async function signOut(): Promise<void> {
    await control('sign-out', {});
    session = {};
  }

  async function bring<T extends HTMLElement>(tag: string, attributes = {}): Promise<T> {
    const element = document.createElement(tag);
    const all = { ...(!withoutPreset && { preset: name }), base, ...attributes };
    for (const [attribute, value] of Object.entries<string>(all)) element.setAttribute(attribute, value);
    element.toggleAttribute('no-autofill', true);
    return fixture<T>(element);
  }

  async function login(user: string): Promise<PasskeyLogin> {
    const element = await bring<PasskeyLogin>('passkey-login');
    if (!usernameFirst) return element;
    element.mode = 'username-first';
    await element.updateComplete;
    usernameInput(element).value = user;
    return element;
  }

  const manager = async (rows?: number): Promise<PasskeyManager> => {
    const element = await bring<PasskeyManager>('passkey-manager');
    if (rows !== undefined) await shows(element, rows);
    return element;
  };

  describe(withoutPreset ? name : `preset ${name}`, () => {
    const authenticator = useAuthenticator();
    const bench: Bench = { control, signIn, signOut, bring, manager, authenticator };
    beforeEach(() => configurePasskeys(configuration('')));
    afterEach(async () => {
      await signOut();
      configurePasskeys({});
    });

    it('lists the passkeys, with the fields that it says and no other', async () => {
      await signIn({ passkeys: ['First', 'Second'] });
      const heard = firstEvent('passkey-list');
      const element = await manager(2);
      if (named) expect(names(element)).to.deep.equal(['First', 'Second']);
      const filled = new Set((await heard).detail.passkeys.flatMap((passkey) => Object.keys(passkey)));
      expect([...filled].sort()).to.deep.equal([...capabilities.fields].sort());
      expect(dates(element).includes('Created')).to.equal(capabilities.fields.includes('createdAt'));
      expect(dates(element).includes('used')).to.equal(capabilities.fields.includes('lastUsedAt'));
    });

    if (operations.registerBegin) {
      it('adds a passkey, which has a name', async () => {
        await signIn({ passkeys: ['First'] });
        const element = await manager(1);
        const added = await adding(element);
        const [stored] = (await authenticator.credentials()).map(({ credentialId }) => credentialId);
        const { passkeys = [] } = await control('me');
        expect(passkeys).to.have.length(2);
        expect(toBase64(passkeys[1]?.credentialId ?? '')).to.equal(stored);
        if (capabilities.naming !== 'server') expect(passkeys[1]?.name).to.be.a('string').and.not.equal('');
        if (added.detail.passkey) expect(added.detail.passkey.id).to.not.equal('');
        await shows(element, 2);
      });
    } else {
      it('offers none to be added', async () => {
        await signIn({ passkeys: ['First'] });
        const element = await manager(1);
        expect(parts(element, 'add-button')).to.have.length(0);
      });
    }

    naming(conformance, bench);

    renaming(preset, bench);
    removing(preset, bench);

    it('says that nobody is signed in', async () => {
      const heard = firstEvent('passkey-failure');
      await manager();
      expect((await heard).detail.failure.code).to.equal(refusals.signedOut);
    });

    if (refusals.wrongChallenge) {
      it('says that the challenge was another', async () => {
        await signIn();
        const element = await manager(0);
        await control('spoil', {});
        expect(await refusalOf(element)).to.equal(refusals.wrongChallenge);
        expect((await control('me')).passkeys).to.have.length(0);
      });
    }

    if (refusals.stale) {
      it('says that the session is too old', async () => {
        await signIn();
        const element = await manager(0);
        await control('stale', {});
        expect(await refusalOf(element)).to.equal(refusals.stale);
      });
    }

    if (refusals.limit) {
      it('says that there are too many', async () => {
        await signIn({ passkeys: ['First'], max: 1 });
        const element = await manager(1);
        expect(await refusalOf(element)).to.equal(refusals.limit);
      });
    }

    if (operations.loginBegin) {
      it('signs in', async () => {
        const user = await signIn();
        await adding(await manager(0));
        await signOut();
        let token: unknown;
        configurePasskeys({ ...configuration(''), signedIn: (answer) => void (token = answer) });
        const element = await login(user);
        const heard = firstEvent('passkey-login');
        element.addEventListener('passkey-login', (event) => event.preventDefault());
        await element.login();
        await heard;
        if (preset.tokens)
          session = { Authorization: `Bearer ${(token as { access_token: string }).access_token}` };
        expect((await control('me')).user).to.equal(user);
      });

      it('says that the passkey is unknown', async () => {
        const user = await signIn();
        await adding(await manager(0));
        await control('forget', { user });
        await signOut();
        configurePasskeys(configuration(''));
        const element = await login(user);
        const heard = next(element, 'passkey-failure');
        await element.login();
        expect((await heard).detail.failure.code).to.equal(refusals.unknownPasskey);
      });
    }

    if (operations.signupBegin && !capabilities.emailSignup) {
      it('signs up', async () => {
        const user = freshName();
        const element = await bring<PasskeySignup>('passkey-signup');
        element.addEventListener('passkey-signup', (event) => event.preventDefault());
        await element.updateComplete;
        usernameInput(element).value = user;
        const heard = next(element, 'passkey-signup');
        await element.signUp();
        // Where the new passkey can have another name, the visitor is asked for it first.
        if (operations.rename) await typeName(element, 'My phone');
        await heard;
        const me = await control('me');
        expect(me.user).to.equal(user);
        expect(me.passkeys).to.have.length(1);
        if (operations.rename) expect(me.passkeys?.[0]?.name).to.equal('My phone');
      });
    }

    besides?.(bench);
  });
}

const toBase64 = (base64url: string): string => {
  const text = base64url.replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};
