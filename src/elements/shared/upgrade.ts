import type { PasskeyBackend } from '../../backend/index.js';
import type { Passkey } from '../../model/passkey.js';

/** How `upgradeToPasskey` is run. */
export interface UpgradeOptions {
  /** Used in place of what `configurePasskeys` says. */
  readonly backend?: PasskeyBackend;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Call it after a visitor signed in with a password: where the browser can, the password manager makes a passkey
 * without asking (WebAuthn L3 §5.1.3, mediation `conditional`). Resolves to the new passkey, or silently to nothing
 * where none was made; the visitor never sees an error.
 *
 * @throws ConfigurationError where neither `backend` nor `configurePasskeys` says where to register it
 */
export async function upgradeToPasskey(options: UpgradeOptions = {}): Promise<Passkey | undefined> {
  const { upgradeNow } = await import('./upgrading.js');
  return upgradeNow(options);
}
