import { PasskeyManager } from './passkey-manager.js';

PasskeyManager.define();

declare global {
  interface HTMLElementTagNameMap {
    'passkey-manager': PasskeyManager;
  }
}
