/* The three ways to an authenticator, each as an element that is ready for a click, and what a visitor finds after it. */
import { expect, waitUntil } from '@open-wc/testing';
import type { FailureCode } from '../../../src/index.js';
import { manager } from '../../elements/passkey-manager/support.js';
import {
  button,
  hasState,
  inState,
  nameInput,
  status,
  until,
  usernameInput,
} from '../../elements/shared/screen.js';
import { ADD, CREATE, loginOver, SIGN_IN, signupOver } from '../../rules/support/elements.js';
import type { VirtualAuthenticator } from '../../support/authenticator.js';
import { focused } from '../../support/keyboard.js';
import { freshName, signOut, signUp, whoIsSignedIn } from '../../support/relying-party.js';
import type { Line } from './line.js';

export interface Way {
  readonly what: string;
  readonly kind: 'create' | 'get';
  /** Where its endpoints are, below the base. */
  readonly path: string;
  /** The button that begins. */
  readonly main: string;
  readonly ready: (line: Line, authenticator: VirtualAuthenticator) => Promise<HTMLElement>;
  /** Where the focus goes when the button that had it is gone. */
  readonly first: (element: HTMLElement) => Element;
  /** Waits for what a click without a failure brings. */
  readonly works: (element: HTMLElement) => Promise<unknown>;
}

export const signIn: Way = {
  what: 'a sign-in',
  kind: 'get',
  path: '/login',
  main: SIGN_IN,
  ready: async ({ backend }) => {
    await signUp();
    await signOut();
    return loginOver(backend);
  },
  first: (element) => button(element, SIGN_IN),
  works: async (element) => {
    await inState(element, 'succeeded');
    expect(await whoIsSignedIn()).not.to.equal(undefined);
  },
};

export const signUpWay: Way = {
  what: 'a sign-up',
  kind: 'create',
  path: '/signup',
  main: CREATE,
  ready: async ({ backend }) => {
    const element = await signupOver(backend);
    usernameInput(element).value = freshName();
    return element;
  },
  first: (element) => button(element, CREATE),
  works: async (element) => {
    await inState(element, 'naming');
    expect(await whoIsSignedIn()).not.to.equal(undefined);
  },
};

export const addition: Way = {
  what: 'an addition',
  kind: 'create',
  path: '/register',
  main: ADD,
  ready: async ({ backend }, authenticator) => {
    await signUp();
    await authenticator.clearCredentials();
    return manager({ backend });
  },
  first: (element) => element.shadowRoot!.querySelector('#title')!,
  works: (element) => nameInput(element),
};

export const ways = [signIn, signUpWay, addition] as const;

/** What a click ends in: the code of a failure, or the visitor's cancel, of which nothing is said. */
export type Ending = FailureCode | 'quiet';

const partOf = (element: Element, name: string): string =>
  element.shadowRoot?.querySelector(`[part="${name}"]`)?.textContent.trim() ?? '';

/** What went wrong and what to do, as seen. */
export const wordsOf = (element: Element): readonly [message: string, next: string] => [
  partOf(element, 'failure-message'),
  partOf(element, 'failure-next'),
];

/** Clicks with the focus on the button, and waits for what the page hears of the end. */
export async function ending(element: HTMLElement, main: string): Promise<Ending> {
  let heard: Ending | undefined;
  const fails = ({ detail }: GlobalEventHandlersEventMap['passkey-failure']) => (heard = detail.failure.code);
  const cancels = () => void (heard = 'quiet');
  element.addEventListener('passkey-failure', fails);
  element.addEventListener('passkey-cancel', cancels);
  button(element, main).focus();
  button(element, main).click();
  await waitUntil(() => heard, 'the page hears of the end', { interval: 10, timeout: 10_000 });
  element.removeEventListener('passkey-failure', fails);
  element.removeEventListener('passkey-cancel', cancels);
  return heard!;
}

/** A message and a next step in English, then both in German, then English again. Returns the English ones. */
export async function speaksTwice(element: HTMLElement): Promise<readonly [message: string, next: string]> {
  await until(() => wordsOf(element).every(Boolean), 'a message and a next step');
  const english = wordsOf(element);
  element.lang = 'de';
  await until(
    () => wordsOf(element).every((words, index) => words && words !== english[index]),
    `"${english.join(' ')}" in German`,
  );
  element.lang = 'en';
  await until(() => wordsOf(element).join() === english.join(), 'English again');
  return english;
}

/** Nothing turns, and every button may be pressed. */
export const isAtRest = (element: Element): boolean =>
  !element.shadowRoot?.querySelector('[aria-busy=true], [part~=cancel-button]');

/** How a click is looked at beyond its end. */
interface Look {
  /** Where the focus is afterwards, if not on the button. */
  readonly focus?: Element | undefined;
  /** Looks at the English words alone. */
  readonly quickly?: boolean;
}

/** One click that is to end so. */
export async function endsIn(
  element: HTMLElement,
  main: string,
  expected: Ending,
  { focus, quickly }: Look = {},
): Promise<void> {
  expect(await ending(element, main)).to.equal(expected);
  if (expected === 'quiet') {
    await until(() => status(element) === '' && !hasState(element, 'prompting'), 'nothing is said');
    expect(hasState(element, 'failed')).to.equal(false);
    expect(wordsOf(element)).to.deep.equal(['', '']);
  } else if (quickly) await until(() => wordsOf(element).every(Boolean), 'a message and a next step');
  else await speaksTwice(element);
  await until(() => isAtRest(element), 'nothing runs');
  expect(focused(), expected).to.equal(focus ?? button(element, main));
}

/** What a developer is told, or the page is left with, in each test of the surrounding `describe`. */
export function useComplaints(): string[] {
  const complaints: string[] = [];
  const { error, warn } = console;
  const note = (...args: unknown[]) => complaints.push(args.map(String).join(' '));
  const unhandled = ({ reason }: PromiseRejectionEvent) => note('unhandled', reason);
  beforeEach(() => {
    complaints.length = 0;
    console.error = console.warn = note;
    addEventListener('unhandledrejection', unhandled);
  });
  afterEach(() => {
    Object.assign(console, { error, warn });
    removeEventListener('unhandledrejection', unhandled);
  });
  return complaints;
}

/** Gives each test of the surrounding `describe` more time: a row is two ceremonies in two languages. */
export function usePatience(): void {
  beforeEach(function () {
    this.timeout(60_000);
    this.currentTest?.timeout(60_000);
  });
}
