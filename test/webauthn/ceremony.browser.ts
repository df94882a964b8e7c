/* The browser's dialog: called in the tick of the click, always to be stopped, never waited for for ever. */
import { expect } from '@open-wc/testing';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { PasskeyFailure } from '../../src/index.js';
import { createPasskey, getPasskey } from '../../src/webauthn/ceremony.js';
import { conditionalGet } from '../../src/webauthn/conditional-get.js';
import { aWhile, until } from '../elements/shared/screen.js';
import { useCalls } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';

const request: RequestOptionsJSON = { challenge: 'AAAAAAAAAAAAAAAAAAAAAA', rpId: 'localhost' };
const creation: CreationOptionsJSON = {
  challenge: 'AAAAAAAAAAAAAAAAAAAAAA',
  rp: { id: 'localhost', name: 'Test' },
  user: { id: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'ada', displayName: 'Ada' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { residentKey: 'required' },
};
const never = new AbortController().signal;

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'none';
  } catch (error) {
    if (error instanceof PasskeyFailure) return error.code;
    throw error;
  }
}

describe('a ceremony with a real authenticator', () => {
  const authenticator = useAuthenticator();
  const calls = useCalls();

  it('makes and uses a passkey, in JSON', async () => {
    const made = await createPasskey(creation, never);
    expect(made).to.include({ type: 'public-key', authenticatorAttachment: 'platform' });
    expect(made.response.transports).to.deep.equal(['internal']);
    const used = await getPasskey(request, never);
    expect(used.id).to.equal(made.id);
    expect(used.response.userHandle).to.equal(creation.user.id);
  });

  it('is stopped by its signal', async () => {
    await authenticator.hold();
    const controller = new AbortController();
    const dialog = codeOf(createPasskey(creation, controller.signal));
    await aWhile(50);
    controller.abort();
    expect(await dialog).to.equal('cancelled');
    expect(calls[0]?.signal?.aborted).to.equal(true);
  });

  it('calls no authenticator where its signal says so already', async () => {
    expect(await codeOf(getPasskey(request, AbortSignal.abort()))).to.equal('cancelled');
    expect(await codeOf(conditionalGet(request, AbortSignal.abort()))).to.equal('cancelled');
    expect(calls).to.deep.equal([]);
  });

  it('says that there is a passkey already', async () => {
    const { id } = await createPasskey(creation, never);
    const excludeCredentials = [{ id, type: 'public-key' }];
    expect(await codeOf(createPasskey({ ...creation, excludeCredentials }, never))).to.equal(
      'already_registered',
    );
  });

  it('says that the domain is not its own', async () => {
    expect(await codeOf(getPasskey({ ...request, rpId: 'evil.example' }, never))).to.equal('rp_mismatch');
  });

  it('says that the server’s options cannot be read', async () => {
    expect(await codeOf(getPasskey({ ...request, challenge: '!' }, never))).to.equal('server');
    expect(await codeOf(createPasskey({} as CreationOptionsJSON, never))).to.equal('server');
  });

  it('gives the place back when it has ended, however it ended', async () => {
    await codeOf(getPasskey({ ...request, challenge: '!' }, never));
    await authenticator.hold();
    const waiting = new AbortController();
    const autofill = codeOf(conditionalGet(request, waiting.signal));
    await until(() => calls.length === 1, 'autofill waits');
    waiting.abort();
    expect(await autofill).to.equal('cancelled');
  });

  it('leaves an allow list out of autofill: the browser offers what it has', async () => {
    await createPasskey(creation, never);
    const allowCredentials = [{ id: 'AAAA', type: 'public-key' }];
    expect(await codeOf(conditionalGet({ ...request, allowCredentials }, never))).to.equal('none');
  });
});

/* What no real authenticator can be brought to: an extension that stands in for the browser. */
describe('a ceremony with a stand-in for the browser', () => {
  const behaviours: (() => Promise<Credential | null>)[] = [];
  let called = 0;
  beforeEach(() => {
    called = behaviours.length = 0;
    navigator.credentials.get = () => {
      called += 1;
      return (behaviours.shift() ?? (() => Promise.resolve(null)))();
    };
  });
  afterEach(() => void Reflect.deleteProperty(navigator.credentials, 'get'));

  const pending = () => Promise.reject(new DOMException('A request is already pending.', 'OperationError'));

  it('is asked once more where somebody else’s ceremony was pending', async () => {
    behaviours.push(pending);
    expect(await codeOf(getPasskey(request, never))).to.equal('cancelled');
    expect(called).to.equal(2);
  });

  it('is not asked a third time', async () => {
    behaviours.push(pending, pending);
    expect(await codeOf(getPasskey(request, never))).to.equal('unknown');
    expect(called).to.equal(2);
  });

  it('is not asked once more after the visitor cancelled', async () => {
    behaviours.push(pending);
    const controller = new AbortController();
    const run = codeOf(getPasskey(request, controller.signal));
    controller.abort();
    expect(await run).to.equal('cancelled');
    await aWhile(200);
    expect(called).to.equal(1);
  });

  it('is stopped even where it ignores its signal', async () => {
    behaviours.push(() => new Promise(() => undefined));
    const controller = new AbortController();
    const run = codeOf(getPasskey(request, controller.signal));
    controller.abort();
    expect(await run).to.equal('cancelled');
  });

  it('is stopped by a newer ceremony even where it ignores its signal', async () => {
    behaviours.push(() => new Promise(() => undefined));
    const first = codeOf(getPasskey(request, never));
    expect(await codeOf(getPasskey(request, never))).to.equal('cancelled');
    expect(await first).to.equal('cancelled');
    expect(called).to.equal(2);
  });

  it('counts as cancelled where it answers nothing', async () => {
    expect(await codeOf(getPasskey(request, never))).to.equal('cancelled');
  });
});
