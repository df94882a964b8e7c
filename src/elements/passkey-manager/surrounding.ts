import { offersOf } from '../../flows/offers.js';
import type { Offer } from '../../model/policy.js';
import type { ManagerView } from './manager-template.js';
import type { ManagerSecurity, SurroundedHost } from './security.js';

/** What may surround the list, in the order in which it stands. */
export type PartName =
  | 'nudge'
  | 'resuming'
  | 'testing'
  | 'factors'
  | 'recovery-codes'
  | 'another-device'
  | 'administration'
  | 'back-link';

/** Those that are on their way to an element. */
const coming = new WeakMap<SurroundedHost, ManagerSecurity>();

/**
 * Brings in what there is for this visitor besides the list, and takes away what there is no more. Asked after each
 * list; where there is nothing, nothing else is loaded.
 *
 * @param view asked anew each time, as it is drawn then
 * @param settle gets what surrounds the list, the first time that there is anything
 */
export async function surround(
  host: SurroundedHost,
  view: () => ManagerView,
  settle: (security: ManagerSecurity) => void,
): Promise<void> {
  const here = view().security ?? coming.get(host);
  const names = namesFor(host, view(), here?.names ?? []);
  if (names.join() === (here?.names ?? []).join()) return;
  const { ManagerSecurity: Security } = await import('./security.js');
  const security = view().security ?? coming.get(host) ?? new Security(host, view);
  coming.set(host, security);
  await security.have(names);
  if (!coming.delete(host) || view().security === security) return;
  settle(security);
}

function namesFor(host: SurroundedHost, view: ManagerView, here: readonly PartName[]): PartName[] {
  const { userId, returnTo } = host;
  const known: (PartName | false)[] = [
    ...(userId ? [] : ownParts(view, here)),
    userId !== undefined && 'administration',
    returnTo !== undefined && 'back-link',
  ];
  return known.filter((name) => name !== false);
}

/** What surrounds the visitor's own passkeys. */
function ownParts(
  { state: { list }, policy, backend, readOnly }: ManagerView,
  here: readonly PartName[],
): (PartName | false)[] {
  if (list.name !== 'ready' || !backend) return [];
  const offers = offersOf(list, policy, backend);
  const may = (offer: Offer): boolean => !readOnly && offers.includes(offer);
  return [
    !readOnly && (list.passkeys.length === 1 || offers.length > 0) && 'nudge',
    !readOnly && (isNoted() || here.includes('resuming')) && 'resuming',
    may('step-up') && 'testing',
    (offers.includes('factors') || may('totp')) && 'factors',
    may('recovery-codes') && 'recovery-codes',
    may('enrollment') && 'another-device',
  ];
}

/** Whether the visitor was sent to another page in the middle of something. Not every frame has a storage. */
function isNoted(): boolean {
  try {
    return 'passkey-elements.intent' in sessionStorage;
  } catch {
    return false;
  }
}
