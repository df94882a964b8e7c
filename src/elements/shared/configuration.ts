import type {
  BackendConfig,
  CsrfSource,
  PasskeyBackend,
  Preset,
  PresetName,
  PresetValues,
} from '../../backend/index.js';
import type { Messages } from '../../i18n/messages.js';
import type { ProviderSource } from '../../providers/provider.js';

/** What holds for every element of the page; each element's own attributes and properties win. */
export interface PasskeyConfiguration extends BackendConfig {
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  readonly preset?: PresetName | Preset | (string & {});
  /** What the preset asks for by name; a function is asked for every request. */
  readonly parameters?: PresetValues;
  /** Gets the answer of a preset's sign-in or sign-up as it came, with its tokens if it has any. */
  readonly signedIn?: (answer: unknown) => void | Promise<void>;
  /** Where the proof against forged requests is, if not where the preset says. */
  readonly csrf?: CsrfSource;
  /** Used in place of the endpoints. */
  readonly backend?: PasskeyBackend;
  /** Terms that differ from the package's. */
  readonly messages?: Partial<Messages>;
  /** Names and icons of password managers and authenticators, by AAGUID. */
  readonly providers?: ProviderSource;
  /** Origins besides the page's own that `return-to` and a server may send the visitor to. */
  readonly returnOrigins?: readonly string[];
}

let current: PasskeyConfiguration = {};
const listeners = new Set<() => void>();

/** Configures all elements of this page, those already there included. Replaces what was configured before. */
export function configurePasskeys(configuration: PasskeyConfiguration): void {
  current = configuration;
  for (const listener of [...listeners]) listener();
}

export const configuration = (): PasskeyConfiguration => current;

/** Calls back when the page configures again. Returns how to stop. */
export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
