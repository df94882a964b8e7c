import { nothing } from 'lit';
import { offersOf } from '../../flows/guards.js';
import type { Passkey } from '../../model/passkey.js';
import type { Offer } from '../../model/policy.js';
import type { BackendProperties } from '../shared/backend-source.js';
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
export interface SurroundedHost extends HTMLElement, Omit<BackendProperties, 'dataset'> {
  readonly updateComplete: Promise<boolean>;
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

type Bring = (host: SurroundedHost, view: () => ManagerView) => Promise<Surrounding>;

/** The parts, in the order in which they stand; each is loaded only where the backend offers one of its things. */
const PARTS: readonly (readonly [offers: readonly Offer[], bring: Bring])[] = [
  [
    ['recovery-codes'],
    async (host, view) => (await import('./recovery-section.js')).recoverySection(host, view),
  ],
  [['enrollment'], async (host, view) => new (await import('./another-device.js')).AnotherDevice(host, view)],
];

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
  const offers = offersTo(view());
  const wanted = PARTS.filter(([its]) => its.some((offer) => offers.includes(offer)));
  // A part that cannot be loaded takes no other along.
  const parts = await Promise.all(wanted.map(([, bring]) => bring(host, view).catch(() => undefined)));
  settle(new ManagerSecurity(parts.filter((part) => part !== undefined)));
}

function offersTo({ state: { list }, policy, backend }: ManagerView): readonly Offer[] {
  return backend && list.name === 'ready' ? offersOf(list, policy, backend) : [];
}
