import type { PasskeyBackend } from '../backend/backend.js';
import type { Offer } from '../model/policy.js';
import type { PagePolicy } from './guards.js';
import type { ReadyList } from './list-state.js';

/** What else there is besides passkeys: the page's word wins, then the backend's. */
export function offersOf(
  list: ReadyList,
  page: PagePolicy,
  { capabilities }: PasskeyBackend,
): readonly Offer[] {
  return page.offers ?? list.told.policy?.offers ?? capabilities?.offers ?? [];
}
