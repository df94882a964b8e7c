/* The WebDriver protocol (https://www.w3.org/TR/webdriver2/), as far as these tests need it. */
import { idOf } from './driver.mjs';

/** The longest a single command may take, in milliseconds. */
const PATIENCE = 30_000;

/**
 * @param {string} url
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {object} [body]
 */
async function ask(url, method, body) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * Whether somebody listens there yet.
 * @param {string} server
 * @returns {Promise<true | undefined>}
 */
export async function isReady(server) {
  return ask(`${server}/status`, 'GET').then(
    () => true,
    () => undefined,
  );
}

/**
 * @param {string} server
 * @returns {Promise<import('./driver.mjs').Driver>}
 */
export async function openSession(server) {
  const { sessionId } = await ask(`${server}/session`, 'POST', { capabilities: { alwaysMatch: {} } });
  const session = `${server}/session/${sessionId}`;
  return {
    goTo: (url) => ask(`${session}/url`, 'POST', { url }),
    execute: (script, args = []) => ask(`${session}/execute/sync`, 'POST', { script, args }),
    click: (element) => ask(`${session}/element/${idOf(element)}/click`, 'POST', {}),
    async fill(element, text) {
      await ask(`${session}/element/${idOf(element)}/clear`, 'POST', {});
      await ask(`${session}/element/${idOf(element)}/value`, 'POST', { text });
    },
    stop: () => ask(session, 'DELETE'),
  };
}
