import { PasskeySignupEvent } from '../../events/passkey-signup.js';
import { SignupFlow } from '../../flows/signup-flow.js';
import type { Passkey } from '../../model/passkey.js';
import { nameForBy } from '../shared/naming.js';
import type { PasskeySignup } from './passkey-signup.js';
import type { SignupInside } from './signup-panel.js';

/* What a sign-up needs once it is painted. */

/** The flow of an element, which shows the step that names the passkey when it comes to that. */
export function signupFlow(element: PasskeySignup, inside: SignupInside): SignupFlow {
  const flow = new SignupFlow(inside.backend, {
    failed: inside.failed,
    cancelled: inside.cancelled,
    nameFor: nameForBy(inside.terms, element),
    signedUp: () => void naming(element, inside, flow),
    done: (passkey) => signedUp(element, inside, passkey),
  });
  return flow;
}

export async function naming(element: PasskeySignup, inside: SignupInside, flow: SignupFlow): Promise<void> {
  if (flow.state.name !== 'naming') return;
  try {
    const { NamingStep } = await import('./naming-step.js');
    const step = new NamingStep(element, flow, inside.terms);
    void inside.show(step);
    await step.focus();
  } catch {
    // The passkey has a name already.
    flow.keepName();
  }
}

/** The visitor is through, but for recovery codes where the page wants them. */
export function signedUp(element: PasskeySignup, inside: SignupInside, passkey: Passkey | undefined): void {
  const leave = () => leaveSignup(element, inside, passkey);
  if (!element.recoveryCodes) return leave();
  import('./recovery-step.js').then(({ offerCodes }) => offerCodes(element, inside, leave)).catch(leave);
}

/** Tells the page that the visitor is through, and leaves it. */
function leaveSignup(element: PasskeySignup, inside: SignupInside, passkey: Passkey | undefined): void {
  void inside.show();
  if (element.dispatchEvent(new PasskeySignupEvent(passkey ? { passkey } : {}))) inside.leave();
}
