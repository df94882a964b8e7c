import type { Policy } from '../model/policy.js';
import type { ReadyList } from './list-state.js';

/** What the page says about the rules; it wins over what the backend says. */
export type PagePolicy = Policy;

/** Why something is not offered; `limit` is the number that the reason speaks of. */
export interface Block {
  readonly reason: 'limit_reached' | 'last_passkey';
  readonly limit: number;
}

const ruleOf = (list: ReadyList, page: PagePolicy, rule: 'max' | 'min'): number | undefined =>
  page[rule] ?? list.told.policy?.[rule];

/** The other ways in: the page's word wins, then the backend's; nobody's word is none. */
export function otherWaysIn(list: ReadyList, page: PagePolicy = {}): readonly string[] {
  return page.otherWaysIn ?? list.told.policy?.otherWaysIn ?? [];
}

/** Why no passkey can be added, or nothing where one can. */
export function additionBlock(list: ReadyList, page: PagePolicy = {}): Block | undefined {
  const limit = ruleOf(list, page, 'max');
  return limit !== undefined && list.passkeys.length >= limit
    ? { reason: 'limit_reached', limit }
    : undefined;
}

/** Why no passkey can be removed: too few would be left, and there is no other way in. */
export function removalBlock(list: ReadyList, page: PagePolicy = {}): Block | undefined {
  const limit = ruleOf(list, page, 'min');
  if (limit === undefined || otherWaysIn(list, page).length > 0) return undefined;
  return list.passkeys.length <= limit ? { reason: 'last_passkey', limit } : undefined;
}
