import type { ReactiveController } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { PasskeyStepUpEvent } from '../../events/passkey-step-up.js';
import { isBusy } from '../../flows/busy.js';
import type { ManagerState } from '../../flows/manager-flow.js';
import { isNoStepUp, StepUpFlow } from '../../flows/step-up-flow.js';
import { asFailure } from '../../flows/as-failure.js';
import type { Translate } from '../../i18n/messages.js';
import { PasskeyFailure } from '../../model/failure.js';
import type { BackendProperties } from './backend-source.js';
import { configuration } from './configuration.js';
import { noteIntent, takeIntent } from './intent.js';
import { returnUrl } from './return-to.js';
import { securityBackend } from './security-backend.js';
import { StepUpDialog } from './step-up-dialog.js';

/** An element whose backend calls a session too old. */
export type StepUpHost = HTMLElement &
  BackendProperties & {
    readonly returnOrigins?: string | undefined;
    addController?(controller: ReactiveController): void;
    removeController?(controller: ReactiveController): void;
  };

/** What waits for the proof: it goes on after a way round by another page, and the dialog ends when it ends. */
export interface Interrupted {
  readonly state: ManagerState;
  subscribe(listener: () => void): () => void;
}

/** Milliseconds for the browser to leave the page. */
const LEAVING = 30_000;

/** Deeds that wait for the same proof share one dialog. */
const running = new WeakMap<StepUpHost, Promise<void>>();

/**
 * Makes the session fresh in place. Resolves when it is, rejects where it is not.
 *
 * @throws PasskeyFailure `cancelled` where the visitor does not want to, else what went wrong
 */
export function stepUp(
  host: StepUpHost,
  failure: PasskeyFailure,
  translate: Translate,
  interrupted?: Interrupted,
): Promise<void> {
  const there = running.get(host);
  if (there) return there;
  const run = proving(host, failure, translate, interrupted).finally(() => running.delete(host));
  running.set(host, run);
  return run;
}

/**
 * Has the visitor type the password for a deed that wants it with the request, and does the deed with it. Resolves when
 * the deed does.
 *
 * @throws PasskeyFailure `cancelled` where the visitor does not want to
 */
export async function askPassword(
  host: StepUpHost,
  translate: Translate,
  deed: (password: string) => Promise<void>,
): Promise<void> {
  const ending = new AbortController();
  const failure = new PasskeyFailure('reauth_required', { field: 'password' });
  const run: Proving = { host, failure, translate, interrupted: undefined, signal: ending.signal };
  const unwatch = watch(run, () => ending.abort());
  try {
    await inPlace(run, {
      stepUpBegin: () => Promise.resolve({ methods: ['password'] }),
      // The deed is the proof.
      stepUpComplete: ({ password = '' }) => deed(password),
    });
  } finally {
    unwatch();
  }
}

/** One proof, as the three ways to it see it. */
interface Proving {
  readonly host: StepUpHost;
  readonly failure: PasskeyFailure;
  readonly translate: Translate;
  readonly interrupted: Interrupted | undefined;
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal;
  /** What is done whenever the element is drawn, or put elsewhere. */
  onDrawn?: () => void;
  onMoved?: () => void;
}

async function proving(
  host: StepUpHost,
  failure: PasskeyFailure,
  translate: Translate,
  interrupted: Interrupted | undefined,
): Promise<void> {
  const ending = new AbortController();
  const run: Proving = { host, failure, translate, interrupted, signal: ending.signal };
  const unwatch = watch(run, () => ending.abort());
  try {
    const event = new PasskeyStepUpEvent({ failure });
    host.dispatchEvent(event);
    if (event.waited) await unlessEnded(run, pageHas(event.waited));
    else if (event.defaultPrevented) throw failure;
    else if (failure.redirectTo) await unlessEnded(run, elsewhere(run, failure.redirectTo));
    else await inPlace(run);
  } finally {
    unwatch();
  }
}

/** Hears when the element is taken away for good, or what waits is over. */
function watch(run: Proving, end: () => void): () => void {
  const { host, interrupted } = run;
  const controller: ReactiveController = {
    // A move within the document is no removal.
    hostDisconnected: () => queueMicrotask(() => (host.isConnected ? run.onMoved?.() : end())),
    hostUpdated: () => run.onDrawn?.(),
  };
  const waits = ({ add, change }: ManagerState) => isBusy(add) || change.name === 'saving';
  // The list waits without a sign of it.
  const stop =
    interrupted && waits(interrupted.state)
      ? interrupted.subscribe(() => {
          if (!waits(interrupted.state)) end();
        })
      : undefined;
  host.addController?.(controller);
  return () => {
    stop?.();
    host.removeController?.(controller);
  };
}

function unlessEnded<T>({ signal }: Proving, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new PasskeyFailure('cancelled')));
    work.then(resolve, reject);
  });
}

async function pageHas(waited: Promise<unknown>): Promise<void> {
  try {
    await waited;
  } catch (cause) {
    throw new PasskeyFailure('cancelled', { cause });
  }
}

/** Goes to a page of the backend's own. Who comes back by the browser's cache finds the deed cancelled. */
async function elsewhere({ host, failure, interrupted }: Proving, target: string): Promise<never> {
  const listed = (host.returnOrigins ?? '').split(/\s+/);
  const url = returnUrl(target, [...listed, ...(configuration().returnOrigins ?? [])]);
  if (!url) {
    console.error(`passkey-elements: "${target}" is not gone to; allow its origin by return-origins`);
    throw failure;
  }
  if (interrupted) noteIntent(interrupted.state);
  location.assign(url);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LEAVING);
    const back = () => {
      clearTimeout(timer);
      resolve();
    };
    addEventListener('pageshow', back, { once: true });
  });
  takeIntent();
  throw new PasskeyFailure('cancelled');
}

async function inPlace(run: Proving, backend?: PasskeyBackend): Promise<void> {
  const { host, failure, translate, signal } = run;
  let proved: () => void = () => undefined;
  let signedOut: (failure: PasskeyFailure) => void = () => undefined;
  const fresh = new Promise<void>((resolve, reject) => {
    proved = resolve;
    signedOut = reject;
  });
  const flow = await opened(run, backend, () => proved()).catch((error: unknown) => {
    const why = asFailure(error);
    // A backend that has no such thing says nothing new by that.
    throw isNoStepUp(why) ? failure : why;
  });
  if (flow.state.methods.length === 0) throw failure;
  flow.subscribe(({ proof }) => {
    // There is no session left that could be made fresh, which the page may know how to mend.
    if (proof.name === 'failed' && proof.failure.code === 'unauthenticated') signedOut(proof.failure);
  });
  const cancelled = new AbortController();
  const text = failure.field === 'password' ? 'stepUpEach' : 'stepUpText';
  const dialog = new StepUpDialog(host, flow, { translate, text }, () => cancelled.abort());
  run.onDrawn = () => dialog.draw();
  run.onMoved = () => dialog.reopen();
  try {
    const stopped = { ...run, signal: AbortSignal.any([signal, cancelled.signal]) };
    await unlessEnded(stopped, fresh);
  } finally {
    flow.cancel();
    dialog.close();
  }
}

async function opened(
  { host, signal }: Proving,
  backend: PasskeyBackend | undefined,
  proved: () => void,
): Promise<StepUpFlow> {
  const flow = new StepUpFlow(backend ?? (await securityBackend(host)), { proved });
  await flow.open(signal);
  signal.throwIfAborted();
  return flow;
}
