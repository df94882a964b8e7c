import { PasskeySecurityEvent } from '../../../events/passkey-security.js';
import { offered } from '../../../flows/as-failure.js';
import { confirmed } from '../../../flows/confirmed.js';
import type { Translate } from '../../../i18n/messages.js';
import { securityBackend } from '../security-backend.js';
import { confirmingOf } from '../confirming.js';
import type { StepUpHost } from '../step-up.js';

/**
 * Has the backend make new recovery codes. Where the session is too old for that, it is made fresh first.
 *
 * @throws PasskeyFailure
 */
export async function makeCodes(
  host: StepUpHost,
  translate: Translate,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const backend = await securityBackend(host);
  const codes = await confirmed(
    (typed) => offered(backend, 'recoveryCodesCreate')({}, { signal, ...typed }),
    confirmingOf(host, () => translate),
  );
  host.dispatchEvent(new PasskeySecurityEvent({ action: 'recovery-codes' }));
  return codes;
}
