import type { Confirming } from '../../flows/confirmed.js';
import type { Translate } from '../../i18n/messages.js';
import type { StepUpHost } from './step-up.js';

/** How a visitor of an element confirms what surrounds the list; loaded where a backend wants that. */
export const confirmingOf = (host: StepUpHost, translate: () => Translate): Confirming => ({
  async stepUp(failure) {
    const { stepUp } = await import('./step-up.js');
    await stepUp(host, failure, translate());
  },
  async password(deed) {
    const { askPassword } = await import('./step-up.js');
    await askPassword(host, translate(), deed);
  },
});
