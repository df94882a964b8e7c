import type { PasskeyList } from '../backend/backend.js';
import type { Account } from '../model/account.js';
import { documentPlace } from '../webauthn/document-place.js';
import { unlessMaking } from '../webauthn/making.js';
import { signalAllAcceptedCredentials, signalCurrentUserDetails } from '../webauthn/signals.js';

/**
 * Tells the password managers what a freshly loaded list says (rule 8 of a ceremony): which passkeys count, only
 * where the server vouched that none is missing and every id is known; the account's name, where it changed since
 * the last load. A list that leaves one out would make that passkey vanish for good: nothing is told while one is
 * being made, here or in another tab.
 */
export function signalList(
  { account, complete, passkeys }: PasskeyList,
  before: Account | undefined,
  epoch: number,
): void {
  // Somewhere in this document a passkey was being made meanwhile, which this list may not have yet.
  const place = documentPlace();
  if (!account || place.holds > 0 || place.epoch !== epoch) return;
  if (before && isRenamed(before, account)) signalCurrentUserDetails(account);
  const ids = passkeys.map(({ credentialId }) => credentialId).filter((id) => id !== undefined);
  if (complete && ids.length === passkeys.length)
    unlessMaking(() => signalAllAcceptedCredentials(account, ids));
}

const isRenamed = (before: Account, now: Account): boolean =>
  before.userHandle === now.userHandle &&
  (before.name !== now.name || before.displayName !== now.displayName);
