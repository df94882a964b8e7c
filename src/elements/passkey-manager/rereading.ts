import type { ManagerFlow } from '../../flows/manager-flow.js';
import type { Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { PasskeyManager } from './passkey-manager.js';

/** The list is read again by the visitor, who may have to prove first who they are. */
export async function reread(element: PasskeyManager, flow: ManagerFlow, terms: Translate): Promise<void> {
  const { failure } = flow.state.list as { failure?: PasskeyFailure };
  if (failure?.code === 'reauth_required') {
    const { stepUp } = await import('../shared/step-up.js');
    await stepUp(element, failure, terms, flow).catch(() => undefined);
  }
  await element.reload();
}
