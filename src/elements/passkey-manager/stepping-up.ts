import type { StepUp } from '../../flows/freshly.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost } from './security.js';

/** How what surrounds the list makes a session fresh; loaded where a backend wants that. */
export const stepUpOf =
  (host: SurroundedHost, view: () => ManagerView): StepUp =>
  async (failure) => {
    const { stepUp } = await import('../shared/step-up.js');
    await stepUp(host, failure, view().translate);
  };
