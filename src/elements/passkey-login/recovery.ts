import { html } from 'lit';
import { recoveryLoginEnglish } from '../../i18n/english/recovery-login.js';
import type { RecoveryLoginMessages } from '../../i18n/messages.js';
import type { LoginInside } from './login-panel.js';
import type { PasskeyLogin } from './passkey-login.js';

/** The way in by a recovery code: what draws the button that leads to it. */
export function recoveryEntry(element: PasskeyLogin, inside: LoginInside): () => unknown {
  const open = async () => {
    element.cancel();
    const { recoveryPanel } = await import('./recovery-panel.js');
    await recoveryPanel(element, inside);
  };
  return () =>
    html`<button
      part="button recovery-button"
      class="recovery"
      type="button"
      @click=${() => void open().catch(() => undefined)}
    >
      ${inside.terms<RecoveryLoginMessages>(recoveryLoginEnglish).recoverButton}
    </button>`;
}
