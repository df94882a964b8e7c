import type { TemplateResult } from 'lit';
import type { LoggedIn } from '../../flows/login-flow.js';
import type { CommonMessages, Translate } from '../../i18n/messages.js';

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
  /** The visitor is signed in: the page is told, and left. */
  loggedIn(result: LoggedIn): void;
}
