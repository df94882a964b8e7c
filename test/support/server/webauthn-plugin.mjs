/*
 * Lets a test in the browser drive Chromium's virtual authenticator: `webauthn:<method>` goes to the CDP domain
 * WebAuthn of the page that asks, and `webauthn:events` answers with what that domain has told since.
 */

/** @typedef {import('playwright').CDPSession} CDPSession */
/** @typedef {{ type: string, authenticatorId: string, credential?: unknown, credentialId?: string }} AuthenticatorEvent */
/** @typedef {{ client: CDPSession, events: AuthenticatorEvent[] }} Connection */

const EVENTS = /** @type {const} */ ([
  'credentialAdded',
  'credentialDeleted',
  'credentialUpdated',
  'credentialAsserted',
]);

/** @type {WeakMap<import('playwright').Page, Promise<Connection>>} */
const connections = new WeakMap();

/**
 * @param {import('playwright').Page} page
 * @returns {Promise<Connection>}
 */
async function connect(page) {
  const client = await page.context().newCDPSession(page);
  /** @type {AuthenticatorEvent[]} */
  const events = [];
  for (const type of EVENTS) {
    client.on(`WebAuthn.${type}`, (event) => events.push({ type, ...event }));
  }
  await client.send('WebAuthn.enable');
  return { client, events };
}

/** @param {import('playwright').Page} page */
export function connectionOf(page) {
  const known = connections.get(page) ?? connect(page);
  connections.set(page, known);
  return known;
}

/**
 * The page of a test session, which only Playwright's launcher can name.
 * @param {import('@web/test-runner').BasicTestSession} session
 */
export function pageOf(session) {
  const launcher = /** @type {{ getPage: (id: string) => import('playwright').Page }} */ (
    /** @type {unknown} */ (session.browser)
  );
  return launcher.getPage(session.id);
}

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function webauthnPlugin() {
  return {
    name: 'webauthn',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith('webauthn:')) return undefined;
      const { client, events } = await connectionOf(pageOf(session));
      const method = command.slice('webauthn:'.length);
      if (method === 'events') return { events: [...events] };
      // The method is a name that the test chose; CDP itself says when there is none of that name.
      const send = /** @type {(method: string, payload: unknown) => Promise<object | undefined>} */ (
        client.send.bind(client)
      );
      return (await send(`WebAuthn.${method}`, payload ?? {})) ?? {};
    },
  };
}
