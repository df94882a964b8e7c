import type { Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { BackendProperties } from './backend-source.js';

/** An element whose backend calls a session too old. */
export type StepUpHost = HTMLElement & BackendProperties;

/**
 * Makes the session fresh in place. Resolves when it is, rejects where it is not.
 *
 * @throws PasskeyFailure `cancelled` where the visitor does not want to, else what went wrong
 */
export async function stepUp(
  _host: StepUpHost,
  failure: PasskeyFailure,
  _translate: Translate,
): Promise<void> {
  return Promise.reject(failure);
}
