/* The types of elements and events, as a consumer of the package sees them. Compiled, never run. */
import 'passkey-elements/define';
import {
  configurePasskeys,
  createBackend,
  registerLocale,
  type FailureCode,
  type LoginEventDetail,
  type Passkey,
  type PasskeyBackend,
  PasskeyFailure,
  PasskeyLogin,
  PasskeyLoginEvent,
  PasskeyManager,
  PasskeySignup,
} from 'passkey-elements';
import { LoginFlow } from 'passkey-elements/flows';
import { de } from 'passkey-elements/locales/de';
import type { Same } from './same.js';

// Tags are elements.
const login = document.createElement('passkey-login');
const signup = document.createElement('passkey-signup');
const manager = document.createElement('passkey-manager');
true satisfies Same<typeof login, PasskeyLogin>;
true satisfies Same<typeof signup, PasskeySignup>;
true satisfies Same<typeof manager, PasskeyManager>;
true satisfies Same<ReturnType<typeof query>, PasskeyManager | null>;
function query() {
  return document.querySelector('passkey-manager');
}

// Properties have types.
login.base = '/api/passkeys';
login.mode = 'username-first';
// @ts-expect-error there is no such mode
login.mode = 'password';
login.credentials = 'include';
manager.max = 5;
manager.readOnly = true;
manager.backend = createBackend({ base: '/api/passkeys' });
// @ts-expect-error a template is text
manager.removeEndpoint = 7;
true satisfies Same<ReturnType<PasskeyLogin['login']>, Promise<void>>;

// What is inside stays inside.
// @ts-expect-error protected
login.localizer;

// Events are typed by their names, on the element and wherever they bubble to.
login.addEventListener('passkey-login', (event) => {
  true satisfies Same<typeof event, PasskeyLoginEvent>;
  true satisfies Same<typeof event.detail, Readonly<LoginEventDetail>>;
  // @ts-expect-error a detail cannot be changed
  event.detail.redirectTo = '/';
});
document.body.addEventListener('passkey-failure', ({ detail }) => {
  detail.failure satisfies PasskeyFailure;
  true satisfies Same<typeof detail.failure.code, FailureCode>;
});
manager.addEventListener('passkey-before-remove', (event) => {
  event.preventDefault();
  true satisfies Same<typeof event.detail.passkey, Passkey>;
});
manager.addEventListener('passkey-list', ({ detail }) => detail.passkeys.map(({ name }) => name));

// Without markup, and configured once for all.
const backend: PasskeyBackend = { list: async () => ({ passkeys: [] }) };
configurePasskeys({ base: '/api/passkeys', headers: async () => ({ Authorization: 'Bearer x' }) });
new LoginFlow(() => backend);
registerLocale('de', de);
