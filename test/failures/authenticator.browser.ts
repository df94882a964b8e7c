/* Whatever an authenticator, a browser or an extension answers: the right code, kind words, and another try. */
import { expect } from '@open-wc/testing';
import { click, heard, inState } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import { useRelyingParty } from '../support/relying-party.js';
import { line } from './support/line.js';
import { endsIn, signIn, useComplaints, usePatience, ways, type Ending } from './support/ways.js';

const dom = (name: string) => new DOMException('Words of the browser.', name);

/** What the call rejects with, and how it ends where a passkey is to be made and where one is to be used. */
const thrown: readonly [what: string, error: unknown, atCreate: Ending, atGet: Ending][] = [
  ['NotAllowedError', dom('NotAllowedError'), 'quiet', 'quiet'],
  ['an AbortError that nobody here caused', dom('AbortError'), 'quiet', 'quiet'],
  ['InvalidStateError', dom('InvalidStateError'), 'already_registered', 'unknown'],
  ['SecurityError', dom('SecurityError'), 'rp_mismatch', 'rp_mismatch'],
  ['NotSupportedError', dom('NotSupportedError'), 'unsupported', 'unsupported'],
  ['OperationError that does not go away', dom('OperationError'), 'unknown', 'unknown'],
  ['UnknownError', dom('UnknownError'), 'unknown', 'unknown'],
  ['EncodingError', dom('EncodingError'), 'server', 'server'],
  ['DataError', dom('DataError'), 'server', 'server'],
  ['NetworkError', dom('NetworkError'), 'network', 'network'],
  ['TimeoutError', dom('TimeoutError'), 'timeout', 'timeout'],
  ['QuotaExceededError', dom('QuotaExceededError'), 'unknown', 'unknown'],
  ['TypeError', new TypeError('Failed to read a member.'), 'server', 'server'],
  ['a plain Error', new Error('no'), 'unknown', 'unknown'],
  ['a string', 'no', 'unknown', 'unknown'],
  ['nothing', undefined, 'unknown', 'unknown'],
];

/** Lets every call of the authenticator fail so, until that is taken back. */
function reject(error: unknown): () => void {
  // An extension may reject with anything.
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  navigator.credentials.get = navigator.credentials.create = () => Promise.reject(error);
  return () => {
    for (const own of ['get', 'create']) Reflect.deleteProperty(navigator.credentials, own);
  };
}

describe('failures: a call of the authenticator that rejects', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();
  let restore: () => void = () => undefined;
  afterEach(() => restore());

  for (const way of ways) {
    for (const [what, error, atCreate, atGet] of thrown)
      it(`${way.what}: ${what}`, async () => {
        const element = await way.ready(line(), authenticator);
        restore = reject(error);
        await endsIn(element, way.main, way.kind === 'create' ? atCreate : atGet);
        restore();
        await click(element, way.main);
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });

    for (const [userVerification, code] of [
      ['required', 'no_user_verification'],
      ['preferred', 'unsupported'],
    ] as const)
      it(`${way.what}: ConstraintError where the screen lock is ${userVerification}`, async () => {
        const wire = line();
        const element = await way.ready(wire, authenticator);
        wire.bends((options) =>
          way.kind === 'get'
            ? { ...options, userVerification }
            : {
                ...options,
                authenticatorSelection: {
                  ...(options['authenticatorSelection'] as object),
                  userVerification,
                },
              },
        );
        restore = reject(dom('ConstraintError'));
        await endsIn(element, way.main, code);
        restore();
        wire.repair();
        await click(element, way.main);
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });
  }

  it('a sign-in: OperationError that goes away is nothing to speak of', async () => {
    const element = await signIn.ready(line(), authenticator);
    const real = navigator.credentials.get.bind(navigator.credentials);
    let calls = 0;
    navigator.credentials.get = (options) =>
      calls++ ? real(options) : Promise.reject(dom('OperationError'));
    restore = () => void Reflect.deleteProperty(navigator.credentials, 'get');
    const events = heard(element);
    await click(element, signIn.main);
    await signIn.works(element);
    expect(events).to.deep.equal(['before-login', 'login']);
    expect(complaints).to.deep.equal([]);
  });
});

describe('failures: what the visitor decides', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();

  for (const way of ways) {
    it(`${way.what}: the element’s own abort`, async () => {
      const element = await way.ready(line(), authenticator);
      await authenticator.hold();
      const stop = inState(element, 'prompting').then(() =>
        (element as HTMLElement & { cancel(): void }).cancel(),
      );
      await endsIn(element, way.main, 'quiet');
      await stop;
      await authenticator.consent();
      await click(element, way.main);
      await way.works(element);
      expect(complaints).to.deep.equal([]);
    });

    it(`${way.what}: a refusal`, async () => {
      const element = await way.ready(line(), authenticator);
      await authenticator.refuse();
      await endsIn(element, way.main, 'quiet');
      await authenticator.consent();
      await click(element, way.main);
      await way.works(element);
      expect(complaints).to.deep.equal([]);
    });
  }
});
