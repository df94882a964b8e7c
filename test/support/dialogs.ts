/* Which ceremonies have the browser's dialog open, so that a test need not guess how long the browser takes. */

const open = new Set<Promise<unknown>>();

const container = CredentialsContainer.prototype;
for (const method of ['get', 'create'] as const) {
  const real = container[method] as (options?: CredentialRequestOptions) => Promise<Credential | null>;
  container[method] = function (this: CredentialsContainer, options?: CredentialRequestOptions) {
    const ceremony = real.call(this, options);
    if (options?.mediation !== 'conditional') note(ceremony);
    return ceremony;
  };
}

function note(ceremony: Promise<unknown>): void {
  const done = () => void open.delete(ceremony);
  open.add(ceremony);
  ceremony.then(done, done);
}

/** Waits until every dialog that is open now is closed. */
export async function dialogsClosed(): Promise<void> {
  await Promise.allSettled([...open]);
}
