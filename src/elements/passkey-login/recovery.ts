import { nothing } from 'lit';
import type { LoginInside } from './login-panel.js';
import type { PasskeyLogin } from './passkey-login.js';

/** The way in by a recovery code: what draws the button that leads to it. */
export function recoveryEntry(_element: PasskeyLogin, _inside: LoginInside): () => unknown {
  return () => nothing;
}
