import { offered } from '../../../flows/as-failure.js';
import { freshly } from '../../../flows/freshly.js';
import type { Translate } from '../../../i18n/messages.js';
import { securityBackend } from '../security-backend.js';
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
  return freshly(
    () => offered(backend, 'recoveryCodesCreate')({}, { signal }),
    async (failure) => {
      const { stepUp } = await import('../step-up.js');
      await stepUp(host, failure, translate);
    },
  );
}
