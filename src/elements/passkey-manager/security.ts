import { nothing } from 'lit';
import type { PasskeyBackend, PasskeyList } from '../../backend/backend.js';
import { offersOf } from '../../flows/offers.js';
import type { Passkey } from '../../model/passkey.js';
import type { Offer } from '../../model/policy.js';
import type { ProviderSource } from '../../providers/provider.js';
import type { BackendProperties } from '../shared/backend-source.js';
import type { ManagerView } from './manager-template.js';
import { adoptSecurityStyles } from './security.styles.js';
import type { PartName } from './surrounding.js';

/** A part of the manager that is about something else than the list. */
export interface Surrounding {
  /** What is seen, with more that may be done; `backend` is all that there is. */
  widened?(view: ManagerView, backend: () => PasskeyBackend): ManagerView;
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
  readonly providers: ProviderSource | undefined;
  readonly returnTo: string | undefined;
  readonly returnOrigins: string | undefined;
  requestUpdate(): void;
}

/** What surrounds the list: those parts of it that there are for this visitor now. */
export class ManagerSecurity {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #parts = new Map<PartName, Surrounding>();
  #wanted: readonly PartName[] = [];
  /** Another one whenever all rows are to be drawn anew. */
  edition: object | undefined;
  /** The list that was last drawn. */
  #told: PasskeyList | undefined;

  /** @param view asked anew each time, as it is drawn then */
  constructor(host: SurroundedHost, view: () => ManagerView) {
    this.#host = host;
    this.#view = view;
    adoptSecurityStyles(host);
  }

  /** Which parts it has, or is about to have. */
  get names(): readonly PartName[] {
    return this.#wanted;
  }

  /** Has these parts from now on: those that are here stay as they are, others end or are brought in. */
  async have(names: readonly PartName[]): Promise<void> {
    this.#wanted = names;
    const before = this.#inRows;
    for (const [name, part] of this.#parts) {
      if (names.includes(name)) continue;
      this.#parts.delete(name);
      part.end();
    }
    await Promise.all(names.filter((name) => !this.#parts.has(name)).map((name) => this.#bring(name)));
    // There may be a thousand.
    if (this.#inRows !== before) this.redraw();
    else this.#host.requestUpdate();
  }

  /** Only whoever looks after somebody else sees something that is less than all. */
  widened(view: ManagerView, backend: () => PasskeyBackend): ManagerView {
    return this.#inOrder.reduce((seen, part) => part.widened?.(seen, backend) ?? seen, view);
  }

  /** In place of the heading. */
  title(view: ManagerView): string | undefined {
    return this.#inOrder.map((part) => part.title?.(view)).find(Boolean);
  }

  sections(view: ManagerView): unknown {
    this.#look(view);
    return this.#inOrder.map((part) => part.section?.(view) ?? nothing);
  }

  actions(view: ManagerView): unknown {
    return this.#inOrder.map((part) => part.action?.(view) ?? nothing);
  }

  rowActions(passkey: Passkey, name: string): unknown {
    return this.#inOrder.map((part) => part.rowAction?.(passkey, name) ?? nothing);
  }

  /** Draws all rows, since what stands in them is another. */
  readonly redraw = (): void => {
    this.edition = {};
    this.#host.requestUpdate();
  };

  end(): void {
    this.#wanted = [];
    for (const part of this.#parts.values()) part.end();
    this.#parts.clear();
  }

  /** How many parts have something in each row. */
  get #inRows(): number {
    return this.#inOrder.filter((part) => part.rowAction).length;
  }

  get #inOrder(): readonly Surrounding[] {
    return this.#wanted.map((name) => this.#parts.get(name)).filter((part) => part !== undefined);
  }

  /** Without a connection the others come alone. */
  async #bring(name: PartName): Promise<void> {
    try {
      const changed = () => this.#refresh(name);
      const begin = await PARTS[name]();
      // A part asks for what is its own as soon as it is there, and the element may be about another account by now.
      if (!this.#wanted.includes(name) || this.#parts.has(name)) return;
      this.#parts.set(name, begin(this.#host, this.#view, { redraw: this.redraw, changed }));
    } catch (error) {
      console.error(error);
    }
  }

  /** A list that was read anew is a reason to look at what surrounds it, once it is drawn. */
  #look({ state: { list } }: ManagerView): void {
    const told = list.name === 'ready' ? list.told : undefined;
    if (this.#told && told && this.#told !== told) queueMicrotask(() => this.#refresh());
    this.#told = told ?? this.#told;
  }

  /** @param source knows by itself */
  #refresh(source?: PartName): void {
    for (const name of this.#wanted) if (name !== source) this.#parts.get(name)?.refresh?.();
  }
}

/** What a part may have done beyond itself. */
interface Beyond {
  readonly redraw: () => void;
  /** What other parts tell may be another now. */
  readonly changed: () => void;
}

type Begin = (host: SurroundedHost, view: () => ManagerView, beyond: Beyond) => Surrounding;

const offersNow = ({ state: { list }, policy, backend }: ManagerView): readonly Offer[] =>
  list.name === 'ready' && backend ? offersOf(list, policy, backend) : [];

/** Each part is loaded only where it is wanted. */
const PARTS: Readonly<Record<PartName, () => Promise<Begin>>> = {
  nudge: async () => {
    const { Nudge } = await import('./nudge.js');
    return (host) => new Nudge(host);
  },
  resuming: async () => {
    const { Resuming } = await import('./resuming.js');
    return (host, view) => new Resuming(host, view);
  },
  testing: async () => {
    const { Testing } = await import('./testing.js');
    return (host, view, { redraw }) => new Testing(host, view, redraw);
  },
  factors: async () => {
    const { Factors } = await import('./factors.js');
    return (host, view, { changed }) => new Factors(host, view, offersNow(view()), changed);
  },
  'recovery-codes': async () => (await import('./recovery-section.js')).recoverySection,
  'another-device': async () => {
    const { AnotherDevice } = await import('./another-device.js');
    return (host, view) => new AnotherDevice(host, view);
  },
  administration: async () => {
    const { Administration } = await import('./administration.js');
    return (host, view) => new Administration(host, view, offersNow);
  },
  'hosted-link': async () => (await import('./hosted-link.js')).hostedLink,
  'back-link': async () => {
    const { BackLink } = await import('./back-link.js');
    return (host) => new BackLink(host);
  },
};
