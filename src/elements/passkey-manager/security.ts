import { nothing } from 'lit';
import { offersOf } from '../../flows/guards.js';
import type { Offer } from '../../model/policy.js';
import type { BackendProperties } from '../shared/backend-source.js';
import type { Passkey } from '../../model/passkey.js';
import type { ManagerView } from './manager-template.js';

/** A part of the manager that is about something else than the list. */
export interface Surrounding {
  /** Below the list. */
  section?(view: ManagerView): unknown;
  /** Beside the button that adds. */
  action?(view: ManagerView): unknown;
  /** In the row of each passkey. */
  rowAction?(passkey: Passkey, name: string): unknown;
  /** The list was read anew. */
  refresh?(): void;
  /** Another account or backend: what was learnt is forgotten, and what runs is ended. */
  end(): void;
}

/** The element, as its surroundings know it. */
export interface SurroundedHost extends HTMLElement, BackendProperties {
  requestUpdate(): void;
}

/** What surrounds the list, loaded where the backend offers any of it. */
export class ManagerSecurity {
  readonly #parts: readonly Surrounding[];

  constructor(parts: readonly Surrounding[]) {
    this.#parts = parts;
  }

  sections(view: ManagerView): unknown {
    return this.#parts.map((part) => part.section?.(view) ?? nothing);
  }

  actions(view: ManagerView): unknown {
    return this.#parts.map((part) => part.action?.(view) ?? nothing);
  }

  rowActions(passkey: Passkey, name: string): unknown {
    return this.#parts.map((part) => part.rowAction?.(passkey, name) ?? nothing);
  }

  refresh(): void {
    for (const part of this.#parts) part.refresh?.();
  }

  end(): void {
    for (const part of this.#parts) part.end();
  }
}

/**
 * Brings in those parts that the backend offers to this visitor.
 *
 * @param view asked anew each time, as it is drawn then
 * @param settle gets them once they are here
 */
export async function surround(
  host: SurroundedHost,
  view: () => ManagerView,
  settle: (security: ManagerSecurity) => void,
): Promise<void> {
  const offers = offersNow(view());
  // Another object for the same parts has all rows drawn anew.
  const redraw = () => settle(new ManagerSecurity(parts));
  const wanted: Promise<Surrounding>[] = [
    import('./nudge.js').then(({ Nudge }) => new Nudge(host)),
    import('./resuming.js').then(({ Resuming }) => new Resuming(host, view)),
  ];
  if (offers.includes('step-up'))
    wanted.push(import('./testing.js').then(({ Testing }) => new Testing(host, view, redraw)));
  // What cannot be loaded is missing, and nothing else is.
  const loaded = await Promise.allSettled(wanted);
  const parts = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  settle(new ManagerSecurity(parts));
}

function offersNow({ state: { list }, policy, backend }: ManagerView): readonly Offer[] {
  return list.name === 'ready' && backend ? offersOf(list, policy, backend) : [];
}
