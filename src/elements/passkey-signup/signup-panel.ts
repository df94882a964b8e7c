import type { TemplateResult } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import type { CommonMessages, Translate } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import type { BackendProperties } from '../shared/backend-source.js';

/** What may stand in place of the form of a sign-up. */
export interface SignupPanel {
  /** Its name is the custom state that the element has meanwhile. */
  readonly state: { readonly name: string };
  render(common: CommonMessages): TemplateResult;
  /** The element was taken away, or asks another backend from now on. */
  end(): void;
}

/** What the element lends to a panel. */
export interface SignupPanelHooks {
  /** Its backend for passkeys. @throws ConfigurationError */
  readonly backend: () => PasskeyBackend;
  readonly translate: Translate;
  /** The visitor is through. */
  done(passkey: Passkey | undefined): void;
}

export interface SignupPanelHost extends HTMLElement, BackendProperties {
  readonly verify: 'email' | undefined;
  readonly enrollment: string | undefined;
  readonly recoveryCodes: boolean;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/** The panel for how the element is set. */
export function panelFor(_host: SignupPanelHost, _hooks: SignupPanelHooks): SignupPanel | undefined {
  return undefined;
}
