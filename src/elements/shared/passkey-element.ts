import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ConfigurationError, type Operation, type PasskeyBackend } from '../../backend/index.js';
import { Localizer } from '../../i18n/localize.js';
import type { Messages } from '../../i18n/messages.js';
import { backendFor, reportConfiguration } from './backend-source.js';
import { configuration, onConfigure } from './configuration.js';
import { CustomStates } from './custom-states.js';
import { returnUrl } from './return-to.js';
import { whenPageIsRead } from './when-page-is-read.js';

/** Property names that, once changed, mean another backend. */
const isBackendSetting = (name: PropertyKey): boolean =>
  ['base', 'credentials', 'backend'].includes(String(name)) || String(name).endsWith('Endpoint');

/**
 * What the three elements have in common: where the backend is, the language, and a life cycle in which a move
 * within the document is no removal.
 */
export abstract class PasskeyElement extends LitElement {
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  @property() base: string | undefined;

  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  @property() credentials: RequestCredentials | undefined;

  /** A backend object, used in place of all endpoints. */
  @property({ attribute: false }) backend: PasskeyBackend | undefined;

  /** Terms that differ from the package's. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;

  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  @property({ attribute: 'return-to' }) returnTo: string | undefined;

  /** Further origins that may be gone to, separated by spaces. */
  @property({ attribute: 'return-origins' }) returnOrigins: string | undefined;

  /** The page configured something that cannot work; the visitor is told in plain words. */
  @state() protected misconfigured = false;

  protected readonly localizer = new Localizer(this);
  protected readonly states = new CustomStates(this.attachInternals());
  #backend: PasskeyBackend | undefined;
  #alive = false;
  #stopListening: (() => void) | undefined;

  /** The operation without which the element has nothing to do. */
  protected abstract readonly needs: Operation;

  /** The element's own endpoints, as far as they are set. */
  protected abstract endpoints(): { readonly [K in Operation]?: string | undefined };

  /** The element is on the page for the first time, or again after it was taken away. */
  protected abstract began(): void;

  /** The element was taken away: what runs is to be ended. */
  protected abstract ended(): void;

  /** Requests now go somewhere else. */
  protected backendChanged(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening ??= onConfigure(() => this.#reconfigure());
    if (this.#alive) return;
    this.#alive = true;
    this.began();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move takes the element out and puts it back within the same task.
    queueMicrotask(() => !this.isConnected && this.#end());
  }

  /** Nothing is painted in the wrong language: the first update waits for the terms, never for data. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { ready } = this.localizer;
    return this.hasUpdated || !ready ? super.scheduleUpdate() : ready.then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('lang')) this.localizer.update();
    if (this.hasUpdated && [...changed.keys()].some(isBackendSetting)) this.#reconfigure();
  }

  /** The backend in force. @throws ConfigurationError */
  protected readonly currentBackend = (): PasskeyBackend => {
    const { backend, base, credentials } = this;
    const endpoints = Object.fromEntries(
      Object.entries(this.endpoints()).filter(([, value]) => value !== undefined),
    );
    return (this.#backend ??= backendFor({ backend, base, credentials, endpoints }, this.needs));
  };

  /** Whether there is a backend. Where not, the page gets one clear error, once it had its chance to configure. */
  protected isConfigured(): boolean {
    try {
      this.currentBackend();
      this.misconfigured = false;
      return true;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      whenPageIsRead(() => this.#complain());
      return false;
    }
  }

  protected terms<Terms extends Partial<Messages>>(english: Terms): Terms {
    return this.localizer.terms(english, configuration().messages, this.messages);
  }

  /** Goes to `return-to`, else to where the server wants, if that may be gone to. */
  protected leave(redirectTo?: string): void {
    const origins = [...(this.returnOrigins?.split(/\s+/) ?? []), ...(configuration().returnOrigins ?? [])];
    const target = this.returnTo ?? redirectTo;
    const url = returnUrl(target, origins);
    if (url) location.assign(url);
    else if (target)
      console.error(`<${this.localName}>: "${target}" is not gone to; allow its origin by return-origins.`);
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
    this.backendChanged();
  }

  #complain(): void {
    if (!this.isConnected || this.misconfigured) return;
    try {
      this.currentBackend();
      this.#reconfigure();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      this.misconfigured = true;
      reportConfiguration(this, error);
    }
  }
}
