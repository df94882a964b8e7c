/* The elements in JSX, by the types that `passkey-elements/jsx` adds to the frameworks'. Compiled, never run. */
import type {} from 'passkey-elements/jsx';

export const page = (
  <>
    <passkey-login
      base="/api/passkeys"
      mode="username-first"
      onpasskey-login={(event) => event.detail.redirectTo}
    />
    <passkey-manager base="/api/passkeys" max={5} onpasskey-remove={({ detail }) => detail.passkey.id} />
    {/* @ts-expect-error there is no such mode */}
    <passkey-login mode="password" />
    {/* @ts-expect-error there is no such element */}
    <passkey-logout />
  </>
);
