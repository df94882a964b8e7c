import type { PasskeyBackend } from '../../backend/backend.js';
import type { CommonMessages, Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { PasskeySignup } from './passkey-signup.js';

/** What may stand in place of the form of a sign-up, or follow it. */
export interface SignupPanel {
  /** Its name is the custom state that the element has meanwhile. */
  readonly state: { readonly name: string };
  render(common: CommonMessages): unknown;
  /** What the live region says. */
  status(common: CommonMessages): unknown;
  /** The element was taken away, or asks another backend from now on. */
  end(): void;
}

/** What the element lends to its panels. */
export interface SignupInside {
  /** Its backend for passkeys. @throws ConfigurationError */
  readonly backend: () => PasskeyBackend;
  readonly terms: Translate;
  /** Puts a panel in place of the form, or the form back. */
  show(panel?: SignupPanel): Promise<void>;
  /** Goes to `return-to`. */
  leave(): void;
  changed(): void;
  failed(failure: PasskeyFailure): void;
  cancelled(): void;
}

/** The panel for what the element is set to do in place of a sign-up with a user name. */
export async function panelFor(
  element: PasskeySignup,
  inside: SignupInside,
): Promise<SignupPanel | undefined> {
  if (element.upgrade) return (await import('./upgrading.js')).upgradePanel(element, inside);
  return undefined;
}
