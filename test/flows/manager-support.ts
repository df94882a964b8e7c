import { createBackend, type PasskeyBackend } from '../../src/backend/index.js';
import { ManagerFlow, type ManagerHooks } from '../../src/flows/index.js';
import type { Passkey } from '../../src/model/passkey.js';
import { faulty } from '../support/relying-party.js';

// The runner's way to the relying party loses requests to remove; the one with faults, here without one, does not.
export const direct = () => faulty({ fault: 'delay', ms: 0, method: 'DELETE' });
export const over = (path = direct()) => createBackend({ base: path });

export function listOf(flow: ManagerFlow): readonly Passkey[] {
  const { list } = flow.state;
  if (list.name !== 'ready') throw new Error(`The list is ${list.name}.`);
  return list.passkeys;
}

export async function loadedFlow(
  backend: PasskeyBackend = over(),
  hooks: ManagerHooks = {},
): Promise<ManagerFlow> {
  const flow = new ManagerFlow(() => backend, hooks);
  await flow.load();
  return flow;
}

/** A promise and its end, for answers that come when a test wants. */
export function gate(): { readonly open: Promise<void>; unlock: () => void } {
  let unlock = () => {};
  const open = new Promise<void>((resolve) => (unlock = resolve));
  return { open, unlock };
}

/** Long enough for a signal to arrive, had one been sent. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
