import type { DateWords } from '../../i18n/dates.js';
import type { ManagerMessages } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import { kindOf, type PasskeyKind } from '../../providers/kind.js';
import type { Provider } from '../../providers/provider.js';

/** One passkey in the visitor's words. Whatever a server says in them is text and stays text. */
export interface PasskeyWords {
  readonly kind: PasskeyKind;
  readonly name: string;
  readonly works: string;
  readonly badges: readonly string[];
  /** Relative: `Created 3 days ago · Last used yesterday`. */
  readonly dates: string;
  /** The same, exact. */
  readonly exactDates: string;
}

/** Longer names are cut for the screen, on code points: a hostile server may send 10,000 characters. */
const LONGEST = 120;

/*
 * Direction marks that a name opens and never closes would turn the text around it; the row isolates names by
 * `<bdi>`, and overrides have no honest use in one.
 */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]+/gu;

/** Nothing that a reader could see. */
const INVISIBLE = /^[\p{Cf}\s]*$/u;

export function tidy(text: string | undefined): string {
  const clean =
    text
      ?.slice(0, 4 * LONGEST)
      .replace(CONTROLS, ' ')
      .trim() ?? '';
  if (INVISIBLE.test(clean)) return '';
  if (clean.length <= LONGEST) return clean;
  const points = Array.from(clean);
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join('')}…` : clean;
}

export function passkeyWords(
  passkey: Passkey,
  provider: Provider | undefined,
  terms: ManagerMessages,
  dates: DateWords,
): PasskeyWords {
  const kind = kindOf(passkey);
  const name = displayName(passkey, provider, terms);
  const maker = tidy(provider?.name);
  const works = whereItWorks(passkey, kind, maker, terms);
  return {
    kind,
    name,
    works: [name === maker || works.includes(maker) ? '' : maker, works].filter(Boolean).join(' · '),
    badges: badges(passkey, terms),
    dates: datesOf(passkey, terms, dates.relative),
    exactDates: datesOf(passkey, terms, dates.exact),
  };
}

/** The visitor's own name for it, else its provider's, else its kind. */
export function displayName(
  passkey: Passkey,
  provider: Provider | undefined,
  terms: ManagerMessages,
): string {
  const kind = kindOf(passkey);
  const byKind = kind === 'device' && passkey.current ? terms.thisDevice : terms.kind[kind];
  return tidy(passkey.name) || tidy(provider?.name) || byKind;
}

function whereItWorks(
  { backupEligible }: Passkey,
  kind: PasskeyKind,
  provider: string,
  terms: ManagerMessages,
): string {
  switch (kind) {
    case 'security-key':
      return terms.worksKey;
    case 'phone':
      return terms.worksPhone;
    case 'password-manager':
      return provider ? terms.worksWithProvider(provider) : terms.worksSynced;
    case 'device':
      return backupEligible === false ? terms.worksHere : '';
  }
}

function badges({ current, backupEligible, backedUp }: Passkey, terms: ManagerMessages): string[] {
  const found: string[] = [];
  if (current) found.push(terms.current);
  if (backupEligible === false) found.push(terms.notSynced);
  if (backupEligible && backedUp === false) found.push(terms.notBackedUp);
  return found;
}

export function datesOf(
  { createdAt, lastUsedAt, current }: Pick<Passkey, 'createdAt' | 'lastUsedAt' | 'current'>,
  terms: ManagerMessages,
  say: (iso: string) => string,
): string {
  const said = (iso: string | null | undefined, sentence: (when: string) => string): string => {
    const when = iso ? say(iso) : '';
    return when && sentence(when);
  };
  // Made just now and signed in with it: that is no "never".
  const never = lastUsedAt === null && !current ? terms.neverUsed : '';
  return [said(createdAt, terms.created), said(lastUsedAt, terms.lastUsed) || never]
    .filter(Boolean)
    .join(' · ');
}
