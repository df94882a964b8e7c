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
  | 'hosted-link'
  | 'back-link';

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
  const missing = () => {
    const before = view().security?.names ?? [];
    const names = namesFor(host, view(), before);
    return names.join() === before.join() ? undefined : names;
  };
  if (!missing()) return;
  const { ManagerSecurity: Security } = await import('./security.js');
  // Meanwhile the element may be about another account, whose list is another reason to come here.
  const names = missing();
  if (!names) return;
  if (!view().security) settle(new Security(host, view));
  await view().security?.have(names);
}

function namesFor(host: SurroundedHost, view: ManagerView, here: readonly PartName[]): PartName[] {
  const { userId, returnTo } = host;
  const known: (PartName | false)[] = [
    ...(userId ? [] : ownParts(view, here)),
    userId !== undefined && 'administration',
    !userId && !view.readOnly && view.backend?.capabilities?.addsAt !== undefined && 'hosted-link',
    returnTo !== undefined && 'back-link',
  ];
  return known.filter((name) => name !== false);
}

/** The parts that need an offer of the backend; the second factors are shown to who may only look, too. */
const OFFERED: readonly (readonly [offer: Offer, part: PartName])[] = [
  ['step-up', 'testing'],
  ['factors', 'factors'],
  ['totp', 'factors'],
  ['security-key', 'factors'],
  ['sms-codes', 'factors'],
  ['email-codes', 'factors'],
  ['recovery-codes', 'recovery-codes'],
  ['enrollment', 'another-device'],
];

/** What surrounds the visitor's own passkeys. */
function ownParts(view: ManagerView, here: readonly PartName[]): PartName[] {
  const { list } = view.state;
  if (list.name !== 'ready' || !view.backend) return [];
  const offers = offersOf(list, view.policy, view.backend);
  if (view.readOnly) return offers.includes('factors') ? ['factors'] : [];
  const parts = new Set(OFFERED.filter(([offer]) => offers.includes(offer)).map(([, part]) => part));
  const advice: PartName[] = list.passkeys.length === 1 || offers.length > 0 ? ['nudge'] : [];
  const back: PartName[] = isNoted() || here.includes('resuming') ? ['resuming'] : [];
  return [...advice, ...back, ...parts];
}

/** Whether the visitor was sent to another page in the middle of something. Not every frame has a storage. */
function isNoted(): boolean {
  try {
    return 'passkey-elements.intent' in sessionStorage;
  } catch {
    return false;
  }
}
