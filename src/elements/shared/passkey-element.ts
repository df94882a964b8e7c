import { adoptStyles, isServer, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import type { Makers } from '../../backend/maker.js';
import type { Operation } from '../../backend/operation.js';
import type { PresetName } from '../../backend/preset-registry.js';
import type { Preset } from '../../backend/preset.js';
import { Localizer } from '../../i18n/localize.js';
import type { Messages, Translate } from '../../i18n/messages.js';
import { text } from './attributes.js';
import { backendFor, endpointProperty, type Settle } from './backend-source.js';
import { configuration, onConfigure } from './configuration.js';
import { CustomStates } from './custom-states.js';

/** Classes that have a tag. */
const registered = new WeakSet<CustomElementConstructor>();

/**
 * What the three elements have in common: where the backend is, the language, and a life cycle in which a move
 * within the document is no removal.
 */
export abstract class PasskeyElement extends LitElement {
  static override properties: PropertyDeclarations = {
    base: { converter: text },
    preset: { converter: text },
    credentials: { converter: text },
    backend: { attribute: false },
    messages: { attribute: false },
    returnTo: { attribute: 'return-to', converter: text },
    returnOrigins: { attribute: 'return-origins', converter: text },
  };

  /** The operations that the element's own endpoints are for; without the first it has nothing to do. */
  static operations: readonly [Operation, ...Operation[]];

  /** The properties besides endpoints whose change means to begin anew. */
  static setup: readonly string[] = ['base', 'preset', 'credentials', 'backend'];

  /** How requests for them are made. */
  static makers: Makers;

  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  declare base: string | undefined;

  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  declare preset: PresetName | Preset | (string & {}) | undefined;

  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  declare credentials: RequestCredentials | undefined;

  /** A backend object, used in place of all endpoints. */
  declare backend: PasskeyBackend | undefined;

  /** Terms that differ from the package's. */
  declare messages: Partial<Messages> | undefined;

  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  declare returnTo: string | undefined;

  /** Further origins that may be gone to, separated by spaces. */
  declare returnOrigins: string | undefined;

  /** The page configured something that cannot work; the visitor is told in plain words. */
  protected misconfigured = false;
  protected readonly localizer = new Localizer(this);
  protected readonly states = new CustomStates(this.attachInternals());
  #backend: PasskeyBackend | ConfigurationError | undefined;
  #alive = false;
  /** What was in the shadow root before this element was there. */
  #drawn: ChildNode[] = [];
  #stopListening: (() => void) | undefined;

  /** Registers the element. */
  static define(tag: string, registry: CustomElementRegistry = customElements): void {
    const Class = this as unknown as CustomElementConstructor;
    // A class can have one tag in a registry: another tag gets a class of its own.
    if (!registry.get(tag)) registry.define(tag, registered.has(Class) ? class extends Class {} : Class);
    registered.add(Class);
  }

  /** The element is on the page for the first time, or again after it was taken away. */
  protected abstract began(): void;

  /** The element was taken away, or asks another backend from now on: what runs is to be ended. */
  protected abstract ended(): void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening ??= onConfigure(() => this.#reconfigure());
    if (this.#alive) return;
    this.#alive = true;
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move takes the element out and puts it back within the same task.
    queueMicrotask(() => !this.isConnected && this.#end());
  }

  /**
   * What a server has drawn stays in sight until the first update, and is then replaced, never hydrated: hydration
   * takes words and attributes for true without a look, and fails where the browser draws something else. A server
   * cannot know the page's language and configuration, its input in the slot, and whether passkeys work here. So this
   * does what Lit does, past its hydration support.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#drawn = [...(this.shadowRoot?.childNodes ?? [])];
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    adoptStyles(root, this.#class.elementStyles);
    return root;
  }

  /** The focus is where the visitor was; when that is gone, it goes to the words that say why. */
  protected async focusSuccess(): Promise<void> {
    if (!this.matches(':focus-within')) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.success')?.focus();
  }

  /** Nothing is painted in the wrong language: the first update waits for the terms, never for data. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { ready } = this.localizer;
    return this.hasUpdated || !ready ? super.scheduleUpdate() : ready.then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    // There, an element never connects, and stands nowhere: only its own `lang` is known.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Lit has another value for it in Node
    if (isServer) this.localizer.update(this.getAttribute('lang') ?? 'en');
    for (const node of this.#drawn.splice(0)) node.remove();
    const { setup, operations } = this.#class;
    const all = [...setup, ...operations.map(endpointProperty)];
    if (this.hasUpdated && all.some((name) => changed.has(name))) this.#reconfigure();
  }

  /** The backend in force. @throws ConfigurationError */
  protected readonly currentBackend = (): PasskeyBackend => {
    this.#backend ??= backendFor(this, this.needed, this.#class.makers, this.#settle);
    if (this.#backend instanceof ConfigurationError) throw this.#backend;
    return this.#backend;
  };

  /** What a preset names is here, or does not exist; without a connection, the next request tries again. */
  readonly #settle: Settle = (found, pending) => {
    if (this.#backend !== pending) return;
    this.#backend = found;
    if (!found) return;
    this.isConfigured();
    this.requestUpdate();
  };

  /** Whether there is a backend. Where not, the page gets one clear error, once it had its chance to configure. */
  protected isConfigured(): boolean {
    const problem = this.#problem();
    if (problem) void this.#complain();
    return !problem;
  }

  /** Terms in the language of the element; parts of it take it along. */
  protected readonly terms: Translate = (english) =>
    this.localizer.terms(english, configuration().messages, this.messages);

  /** Goes to `return-to`, else to where the server wants, if that may be gone to. */
  protected leave(redirectTo?: string): void {
    const target = this.returnTo ?? redirectTo;
    if (!target) return;
    import('./return-to.js')
      .then(({ goTo }) => goTo(target, this.returnOrigins, configuration().returnOrigins))
      .catch(console.error);
  }

  /** The operations of the element as it is set now, what it cannot do without first. */
  protected get needed(): readonly Operation[] {
    return this.#class.operations;
  }

  get #class(): typeof PasskeyElement {
    return this.constructor as typeof PasskeyElement;
  }

  /** After the properties of this task are set: a framework sets them one by one. */
  #begin(): void {
    queueMicrotask(() => this.isConnected && this.began());
  }

  #end(): void {
    this.#alive = false;
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.ended();
  }

  #reconfigure(): void {
    this.#backend = undefined;
    this.misconfigured = false;
    this.requestUpdate();
    this.ended();
    this.#begin();
  }

  #problem(): ConfigurationError | undefined {
    try {
      this.currentBackend();
      return undefined;
    } catch (error) {
      if (error instanceof ConfigurationError) return error;
      throw error;
    }
  }

  /** A page may still configure what looks wrong now. */
  async #complain(): Promise<void> {
    const { pageIsRead, reportConfiguration } = await import('./configuration-problem.js');
    await pageIsRead();
    const problem = this.#problem();
    if (!problem || !this.isConnected || this.misconfigured) return;
    this.misconfigured = true;
    reportConfiguration(this, problem);
    this.requestUpdate();
  }
}
