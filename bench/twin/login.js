import { button, icon, make, request, shadow } from './dom.js';
import { css } from './styles.js';

/**
 * Sign in: a user name field in the light DOM, where password managers see it, a button, a line that says what
 * happens. Passkeys are offered in the autofill list.
 * @param {HTMLElement} host
 * @param {string} base
 */
export function mountLogin(host, base) {
  const root = shadow(host, css);
  const input = usernameInput();

  const label = make('span', 'label', 'User name (optional)');
  label.ariaHidden = 'true';
  label.addEventListener('click', () => input.focus());
  const slot = make('slot');
  slot.name = 'identifier';
  const field = make('div', 'field');
  field.append(label, slot);

  const status = make('div', 'status');
  status.role = 'status';
  const signIn = button('Sign in with a passkey', 'primary', () => void onClick());
  signIn.prepend(
    icon(
      'M5.25 7.5a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0',
      'M2.5 20c0-3.6 2.9-6 6.5-6 1.3 0 2.6.3 3.6 1',
      'M14.75 12a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0',
      'M17.5 14.75V21l1.75-1.25M17.5 18.25l1.5-1',
    ),
  );
  const buttons = make('div', 'buttons');
  buttons.append(signIn);
  const other = make('slot');
  other.name = 'fallback';

  const form = make('div', 'form');
  form.append(field, buttons, status, other);
  root.append(form);
  host.append(input);

  let waiting = new AbortController();
  void offerInAutofill();

  async function onClick() {
    waiting.abort();
    signIn.ariaDisabled = 'true';
    status.textContent = 'Follow the steps of your browser or device.';
    try {
      await signInWith(base, input.value ? { username: input.value } : {});
      status.textContent = 'You are signed in.';
    } catch {
      status.textContent = 'That did not work. Try again.';
      void offerInAutofill();
    }
    signIn.ariaDisabled = 'false';
  }

  async function offerInAutofill() {
    waiting = new AbortController();
    const { signal } = waiting;
    try {
      if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return;
      await signInWith(base, {}, { mediation: 'conditional', signal });
      status.textContent = 'You are signed in.';
    } catch {
      // There is always the button.
    }
  }
}

function usernameInput() {
  const input = make('input', 'passkey-identifier');
  input.slot = 'identifier';
  input.name = 'username';
  input.autocapitalize = 'none';
  input.spellcheck = false;
  input.enterKeyHint = 'go';
  input.ariaLabel = 'User name (optional)';
  input.ariaInvalid = 'false';
  input.setAttribute('autocomplete', 'username webauthn');
  return input;
}

/**
 * @param {string} base
 * @param {{ username?: string }} who
 * @param {CredentialRequestOptions} [how]
 */
async function signInWith(base, who, how = {}) {
  const { options, state } = await request(`${base}/login/begin`, 'POST', who);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ ...how, publicKey });
  await request(`${base}/login/complete`, 'POST', { credential, state });
}
