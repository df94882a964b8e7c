import type { CreationCeremony, PasskeyBackend } from '../backend/backend.js';
import type { RegistrationResponseJSON } from '../model/webauthn-json.js';
import { canCreateSilently, createSilently } from '../webauthn/conditional-create.js';
import { hold } from '../webauthn/document-place.js';
import { made, making } from '../webauthn/making.js';
import { offered } from './as-failure.js';
import { tellOtherTabs } from './other-tabs.js';
import { completeRegistration, type NameFor, type Registered } from './registration.js';

/** How an upgrade is run. */
export interface UpgradeSettings {
  readonly nameFor?: NameFor | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the password manager gets; 10 seconds by default. */
  readonly patience?: number | undefined;
}

/**
 * After a sign-in with a password: has the password manager make a passkey without asking, once, where the browser
 * can (rule 5 of a ceremony). The visitor did not ask for it, so whatever goes wrong is silent: resolves to nothing.
 */
export async function upgrade(
  backend: PasskeyBackend,
  { nameFor, signal = new AbortController().signal, patience }: UpgradeSettings = {},
): Promise<Registered | undefined> {
  try {
    if (!(await canCreateSilently())) return undefined;
    const begun = await offered(backend, 'registerBegin')({ mediation: 'conditional' }, { signal });
    making(signal);
    const credential = await createSilently(begun.options, signal, patience).catch((error: unknown) => {
      made();
      throw error;
    });
    return await store(backend, { ...begun, credential }, nameFor, signal);
  } catch {
    return undefined;
  }
}

/** Until the backend has it, no list may be told to the password managers as complete. */
async function store(
  backend: PasskeyBackend,
  held: CreationCeremony & { readonly credential: RegistrationResponseJSON },
  nameFor: NameFor | undefined,
  signal: AbortSignal,
): Promise<Registered> {
  const release = hold();
  try {
    const registered = await completeRegistration(backend, 'registerComplete', held, nameFor, signal);
    tellOtherTabs();
    return registered;
  } finally {
    release(true);
  }
}
