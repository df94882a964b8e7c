import { PasskeySignup } from './passkey-signup.js';

PasskeySignup.define();

declare global {
  interface HTMLElementTagNameMap {
    'passkey-signup': PasskeySignup;
  }
}
