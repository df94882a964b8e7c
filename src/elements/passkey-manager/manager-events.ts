import { PasskeyAddEvent } from '../../events/passkey-add.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { PasskeyBeforeRemoveEvent } from '../../events/passkey-before-remove.js';
import { PasskeyBeforeRenameEvent } from '../../events/passkey-before-rename.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeyListEvent } from '../../events/passkey-list.js';
import { PasskeyRemoveEvent } from '../../events/passkey-remove.js';
import { PasskeyRenameEvent } from '../../events/passkey-rename.js';
import type { ManagerHooks } from '../../flows/manager-flow.js';

/** Tells the page what the flow tells the element. */
export function eventsFor(element: EventTarget): ManagerHooks {
  const tell = (event: Event): boolean => element.dispatchEvent(event);
  return {
    before(action, passkey, name = '') {
      if (action === 'add') return tell(new PasskeyBeforeAddEvent({}));
      if (!passkey) return true;
      return tell(
        action === 'rename'
          ? new PasskeyBeforeRenameEvent({ passkey, name })
          : new PasskeyBeforeRemoveEvent({ passkey }),
      );
    },
    loaded: ({ passkeys }) => tell(new PasskeyListEvent({ passkeys })),
    added: ({ passkey }) => tell(new PasskeyAddEvent(passkey ? { passkey } : {})),
    renamed: (passkey) => tell(new PasskeyRenameEvent({ passkey })),
    removed: (passkey) => tell(new PasskeyRemoveEvent({ passkey })),
    failed: (action, failure) => tell(new PasskeyFailureEvent({ action, failure })),
    cancelled: (action) => tell(new PasskeyCancelEvent({ action })),
  };
}
