import { nothing } from 'lit';
import type { PasskeyList } from '../../backend/backend.js';
import { offersOf } from '../../flows/guards.js';
import type { Passkey } from '../../model/passkey.js';
import type { Offer } from '../../model/policy.js';
import type { BackendProperties } from '../shared/backend-source.js';
import type { ManagerView } from './manager-template.js';
import { adoptSecurityStyles } from './security.styles.js';

/** A part of the manager that is about something else than the list. */
export interface Surrounding {
  /** In place of the heading. */
  title?(view: ManagerView): string | undefined;
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

/** A dialog of such a part. It is drawn again with the element: words come late, and in another language. */
export interface OpenDialog {
  draw(): void;
  close(): void;
}

/** The element, as its surroundings know it. */
export interface SurroundedHost extends HTMLElement, Omit<BackendProperties, 'dataset'> {
  readonly updateComplete: Promise<boolean>;
  readonly returnTo: string | undefined;
  readonly returnOrigins: string | undefined;
  requestUpdate(): void;
}

/** What surrounds the list, loaded where the backend offers any of it. */
export class ManagerSecurity {
  readonly #parts: readonly Surrounding[];
  /** Another one whenever all rows are to be drawn anew. */
  edition = {};
  /** The list that was last drawn. */
  #told: PasskeyList | undefined;

  constructor(parts: readonly Surrounding[]) {
    this.#parts = parts;
  }

  /** In place of the heading. */
  title(view: ManagerView): string | undefined {
    return this.#parts.map((part) => part.title?.(view)).find(Boolean);
  }

  sections(view: ManagerView): unknown {
    this.#look(view);
    return this.#parts.map((part) => part.section?.(view) ?? nothing);
  }

  actions(view: ManagerView): unknown {
    return this.#parts.map((part) => part.action?.(view) ?? nothing);
  }

  rowActions(passkey: Passkey, name: string): unknown {
    return this.#parts.map((part) => part.rowAction?.(passkey, name) ?? nothing);
  }

  /** Draws all rows, since what stands in them is another. */
  redraw(host: SurroundedHost): void {
    this.edition = {};
    host.requestUpdate();
  }

  end(): void {
    for (const part of this.#parts) part.end();
  }

  /** A list that was read anew is a reason to look at what surrounds it, once it is drawn. */
  #look({ state: { list } }: ManagerView): void {
    const told = list.name === 'ready' ? list.told : undefined;
    if (this.#told && told && this.#told !== told) queueMicrotask(() => this.#refresh());
    this.#told = told ?? this.#told;
  }

  #refresh(): void {
    for (const part of this.#parts) part.refresh?.();
  }
}

/** Brings one part in; without a connection the others come alone. */
type Bring = () => Promise<Surrounding>;

/** Which parts there are for this visitor. */
function wanted(host: SurroundedHost, view: () => ManagerView, redraw: () => void): Bring[] {
  const { backend, policy, readOnly, state } = view();
  const { userId, returnTo } = host;
  const offers = state.list.name === 'ready' && backend ? offersOf(state.list, policy, backend) : [];
  const own = (offer: Offer, forReaders = false): boolean =>
    !userId && offers.includes(offer) && (forReaders || !readOnly);
  const bring: (Bring | false)[] = [
    !userId && !readOnly && (async () => new (await import('./nudge.js')).Nudge(host)),
    !userId && !readOnly && (async () => new (await import('./resuming.js')).Resuming(host, view)),
    own('step-up') && (async () => new (await import('./testing.js')).Testing(host, view, redraw)),
    (own('factors', true) || own('totp')) &&
      (async () => new (await import('./factors.js')).Factors(host, view, offers)),
    own('recovery-codes') &&
      (async () => (await import('./recovery-section.js')).recoverySection(host, view)),
    own('enrollment') && (async () => new (await import('./another-device.js')).AnotherDevice(host, view)),
    Boolean(userId) &&
      (async () => new (await import('./administration.js')).Administration(host, view, offers)),
    Boolean(returnTo) && (async () => new (await import('./back-link.js')).BackLink(host)),
  ];
  return bring.filter((part) => part !== false);
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
  adoptSecurityStyles(host);
  const redraw = () => view().security?.redraw(host);
  const parts = await Promise.all(
    wanted(host, view, redraw).map((bring) =>
      bring().catch((error: unknown) => {
        console.error(error);
        return undefined;
      }),
    ),
  );
  settle(new ManagerSecurity(parts.filter((part) => part !== undefined)));
}
