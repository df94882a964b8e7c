/* What the pages share: where the backend is, the demo's session, and the list of events. */
import { configurePasskeys } from '/cdn/passkey-elements.js';

configurePasskeys({ base: '/api/passkeys' });

/**
 * Who is signed in, or nobody. This route is the demo's own; the elements do not call it.
 * @returns {Promise<{ name: string, displayName: string } | undefined>}
 */
export async function whoIsSignedIn() {
  const response = await fetch('/api/session');
  if (response.status === 401) return undefined;
  if (!response.ok) throw new Error(`The demo server answered ${response.status}`);
  return (await response.json()).user;
}

/** Ends the session. */
export async function signOut() {
  await fetch('/api/session/logout', { method: 'POST' });
}

/**
 * What one event says, in a few words and without anything that a log should not keep.
 * @type {{ [type: string]: (detail: any) => string }}
 */
const summaries = {
  'passkey-before-signup': () => '',
  'passkey-signup': ({ passkey }) => nameOf(passkey),
  'passkey-before-login': ({ username }) => (username ? 'with a user name' : 'without a user name'),
  'passkey-login': ({ redirectTo }) => (redirectTo ? `the backend suggests ${redirectTo}` : ''),
  'passkey-list': ({ passkeys }) => `${passkeys.length} passkeys`,
  'passkey-before-add': () => '',
  'passkey-add': ({ passkey }) => nameOf(passkey),
  'passkey-before-rename': ({ passkey, name }) => `${nameOf(passkey)} to ${name}`,
  'passkey-rename': ({ passkey }) => nameOf(passkey),
  'passkey-before-remove': ({ passkey }) => nameOf(passkey),
  'passkey-remove': ({ passkey }) => nameOf(passkey),
  'passkey-failure': ({ action, failure }) => `${action}: ${failure.code}`,
  'passkey-security': ({ action }) => action,
  'passkey-cancel': ({ action }) => action,
};

/** @param {{ name?: string } | undefined} passkey */
const nameOf = (passkey) => passkey?.name ?? 'no name';

/** Lists in the panel `#events` what the elements of this page tell, newest first. */
export function showEvents() {
  const panel = document.querySelector('#events');
  for (const [type, summarize] of Object.entries(summaries)) {
    document.addEventListener(type, (event) => {
      const entry = line(type, summarize('detail' in event ? event.detail : {}));
      panel?.querySelector('ol')?.prepend(entry);
      panel?.querySelector('.count')?.replaceChildren(String(panel.querySelectorAll('li').length));
    });
  }
}

/**
 * @param {string} type
 * @param {string} summary
 */
function line(type, summary) {
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString('en', { hourCycle: 'h23' });
  const name = document.createElement('code');
  name.textContent = type;
  const entry = document.createElement('li');
  entry.append(time, ' ', name, ' ', summary);
  return entry;
}
