import { PasskeyLogin } from './passkey-login.js';

PasskeyLogin.define();

declare global {
  interface HTMLElementTagNameMap {
    'passkey-login': PasskeyLogin;
  }
}
