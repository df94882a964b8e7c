import type { TemplateResult } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import type { CommonMessages, Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';

/** What may stand in place of the form of a sign-in. */
export interface LoginPanel {
  /** The custom state that the element has meanwhile. */
  readonly state: string;
  render(common: CommonMessages): TemplateResult;
  /** The element was taken away, or asks another backend from now on. */
  end(): void;
}

/** What the element lends to its panels. */
export interface LoginInside {
  readonly terms: Translate;
  /** Puts a panel in place of the form, or the form back. */
  show(panel?: LoginPanel): void;
  /** Goes to `return-to`, else to where the server wants. */
  leave(redirectTo?: string): void;
  /** Its backend for passkeys. @throws ConfigurationError */
  readonly backend: () => PasskeyBackend;
  /** The input of the page in the slot, where it is for autofill. */
  input(): HTMLInputElement | undefined;
  /** Draws the button that leads to the way in by a recovery code. */
  setRecovery(entry: () => unknown): void;
  changed(): void;
  failed(failure: PasskeyFailure): void;
  cancelled(): void;
}
