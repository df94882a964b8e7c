import { nothing } from 'lit';
import type { BackendProperties } from '../shared/backend-source.js';
import type { LoginInside } from './login-panel.js';

/** The way in by a recovery code: what draws the button that leads to it. */
export function recoveryEntry(_host: HTMLElement & BackendProperties, _inside: LoginInside): () => unknown {
  return () => nothing;
}
