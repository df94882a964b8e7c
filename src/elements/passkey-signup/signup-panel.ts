import type { PasskeyBackend } from '../../backend/backend.js';
import type { CommonMessages, SignupMessages, Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { Attachment } from '../../model/webauthn-json.js';
import type { IdentifierField } from '../shared/identifier-field.js';
import type { PasskeySignup } from './passkey-signup.js';

/** What may stand in place of the form of a sign-up, or follow it. */
export interface SignupPanel {
  /** Its name is the custom state that the element has meanwhile. */
  readonly state: { readonly name: string };
  render(common: CommonMessages & SignupMessages): unknown;
  /** What the live region says. */
  status(common: CommonMessages & SignupMessages): unknown;
  /** Brings the input in the light DOM in line, where the panel has one there; else `false`, and there is none. */
  settle?(): boolean;
  /** Does what its main button does. */
  next?(attachment?: Attachment): Promise<void>;
  /** Ends what runs. */
  cancel?(): void;
  /** The element was taken away, or asks another backend from now on. */
  end(): void;
}

/** What the element lends to its panels. */
export interface SignupInside {
  /** Its backend for passkeys. @throws ConfigurationError */
  readonly backend: () => PasskeyBackend;
  readonly terms: Translate;
  /** The input in the light DOM. */
  readonly field: IdentifierField;
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
  if (element.enrollment !== undefined)
    return (await import('./enrolling.js')).enrollmentPanel(element, inside);
  if (element.verify) return new (await import('./verifying.js')).EmailPanel(element, inside);
  return undefined;
}
