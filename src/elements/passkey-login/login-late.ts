import { PasskeyLoginEvent } from '../../events/passkey-login.js';
import { LoginFlow, type LoggedIn } from '../../flows/login-flow.js';
import { tokens } from '../shared/attributes.js';
import type { LoginInside } from './login-panel.js';
import type { PasskeyLogin } from './passkey-login.js';

/* What a sign-in needs once it is painted. */

/** The flow of an element, and whatever else its page wants. */
export function loginFlow(element: PasskeyLogin, inside: LoginInside): LoginFlow {
  bringAdvice(inside);
  if (element.recoveryCodes) bringRecovery(element, inside);
  return new LoginFlow(inside.backend, {
    failed: inside.failed,
    cancelled: inside.cancelled,
    preferences: () => ({ immediate: element.immediate, hints: tokens(element.hints) }),
    loggedIn: (result) => {
      inside.show();
      loggedIn(element, inside, result);
    },
  });
}

/** Tells the page that the visitor is signed in, and leaves it. */
export function loggedIn(element: PasskeyLogin, inside: LoginInside, result: LoggedIn): void {
  const leave = element.dispatchEvent(new PasskeyLoginEvent({ ...result }))
    ? () => inside.leave(result.redirectTo)
    : () => undefined;
  if (result.attachment !== 'cross-platform') return leave();
  // Nobody who has signed in is kept from going on by what only makes the next time easier.
  import('./cross-device.js').then(({ offerHere }) => offerHere(element, inside, result, leave)).catch(leave);
}

function bringAdvice({ input }: LoginInside): void {
  const foreign = input();
  if (!foreign) return;
  import('./autocomplete-advice.js').then(
    ({ adviseOnAutocomplete }) => adviseOnAutocomplete(foreign),
    () => undefined,
  );
}

function bringRecovery(element: PasskeyLogin, inside: LoginInside): void {
  import('./recovery.js').then(
    ({ recoveryEntry }) => {
      inside.setRecovery(recoveryEntry(element, inside));
      inside.changed();
    },
    () => undefined,
  );
}
