import type { ManagerState } from '../../flows/manager-flow.js';
import { isBusy } from '../../flows/busy.js';

/** What a visitor had begun when they were sent to another page to prove who they are. Nothing of it is secret. */
export interface Intent {
  readonly action: 'add' | 'rename' | 'remove';
  /** Whose passkey, by its id. */
  readonly id?: string;
}

const KEY = 'passkey-elements.intent';
/** Whoever comes back later than this began something else meanwhile. Milliseconds. */
const LIFETIME = 600_000;

/** Notes it for the page that the visitor comes back to, which is this one. */
export function noteIntent({ add, change }: ManagerState): void {
  const intent: Intent | undefined =
    change.name === 'saving'
      ? { action: change.change, id: change.id }
      : isBusy(add)
        ? { action: 'add' }
        : undefined;
  if (!intent) return;
  const { action, id } = intent;
  const noted = { action, id, page: location.pathname, until: Date.now() + LIFETIME };
  inStorage((storage) => storage.setItem(KEY, JSON.stringify(noted)));
}

/** What was noted, once: it is forgotten by that. */
export function takeIntent(): Intent | undefined {
  const noted = inStorage((storage) => {
    const found = JSON.parse(storage.getItem(KEY) ?? 'null') as (Intent & Noted) | null;
    storage.removeItem(KEY);
    return found;
  });
  const current = noted && noted.until > Date.now() && noted.page === location.pathname;
  return current ? noted : undefined;
}

interface Noted {
  readonly page: string;
  readonly until: number;
}

/** Not every frame has a storage. */
function inStorage<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
}
