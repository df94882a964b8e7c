import { backendOf } from '../../backend/backend-of.js';
import type { PasskeyBackend } from '../../backend/index.js';
import { passkeyMakers } from '../../backend/passkey-makers.js';
import { upgrade } from '../../flows/upgrade.js';
import type { Translate } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import { configuration } from './configuration.js';
import { nameForBy } from './naming.js';
import type { UpgradeOptions } from './upgrade.js';

/** For a page without an element: by what the page configured. */
export async function upgradeNow({ backend, signal }: UpgradeOptions): Promise<Passkey | undefined> {
  const page = configuration();
  const translate: Translate = (english) => ({ ...english, ...page.messages }) as never;
  const registered = await upgrade(backend ?? pageBackend(), {
    nameFor: nameForBy(translate, { providers: page.providers }),
    signal,
  });
  return registered?.passkey;
}

function pageBackend(): PasskeyBackend {
  const page = configuration();
  return page.backend ?? backendOf(page, passkeyMakers);
}
