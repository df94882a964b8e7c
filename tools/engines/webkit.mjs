import { once } from 'node:events';
import { createServer } from 'node:net';
import { startInBackground, temporaryFolder } from './background.mjs';
import { findProgram } from './programs.mjs';
import { until } from './until.mjs';
import { isReady, openSession } from './webdriver.mjs';

/** A screen that nobody sees: it chooses its number itself and tells it. */
async function startScreen() {
  const program = findProgram('Xvfb');
  if (!program) throw new Error('There is no Xvfb.');
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, gone, stop } = startInBackground(program, args);
  const number = await Promise.race([
    once(/** @type {import('node:stream').Readable} */ (child.stdio[3]), 'data').then(String),
    gone.then(() => undefined),
  ]);
  if (number === undefined) throw new Error('Xvfb did not start.');
  return { display: `:${number.trim()}`, stop };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/**
 * WebKitGTK's own small browser, driven through its WebDriver.
 * @returns {Promise<import('./driver.mjs').Driver>}
 */
export async function startWebKit() {
  const program = findProgram('WebKitWebDriver');
  if (!program) throw new Error('There is no WebKitWebDriver.');
  const screen = await startScreen();
  const home = temporaryFolder();
  const port = await freePort();
  const server = `http://127.0.0.1:${port}`;
  const driver = startInBackground(program, [`--port=${port}`, '--host=127.0.0.1'], {
    DISPLAY: screen.display,
    GDK_BACKEND: 'x11',
    HOME: home.folder,
    XDG_RUNTIME_DIR: home.folder,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  });
  await until('WebKitWebDriver answers', () => isReady(server), 30_000);
  const session = await openSession(server);
  return {
    ...session,
    async stop() {
      await session.stop().catch(() => undefined);
      await driver.stop();
      await screen.stop();
      home.remove();
    },
  };
}
