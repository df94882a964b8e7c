/* One real server on the origin of the test pages, where its cookies and its look at the origin are as in an app. */
import { send, toRequest } from '../../support/server/exchange.mjs';

/** @typedef {ReturnType<typeof import('./real-server.ts').serving>} Serving */
/** @typedef {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} Middleware */

/**
 * @param {string} name
 * @param {string} origin
 * @returns {Promise<Serving>}
 */
async function begin(name, origin) {
  const { serving } = await import('./real-server.ts');
  /** @type {{ start: import('./real-server.ts').StartServer }} */
  const { start } = await import(`../${name}/server.ts`);
  return serving(await start(origin));
}

/**
 * The middleware that answers, and the plugin that starts the server before the first page.
 * @param {string} name The folder of test/interop.
 * @returns {{ middleware: Middleware, plugin: import('@web/test-runner').TestRunnerPlugin }}
 */
export function realServer(name) {
  let origin = '';
  /** @type {Serving | undefined} */
  let server;
  return {
    middleware: async (context, next) => {
      if (!server?.isForUs(context.path)) return next();
      context.respond = false;
      context.status = 200;
      await send(await server.fetch(await toRequest(context.req, origin)), context.res);
    },
    plugin: {
      name: 'real-server',
      async serverStart({ config }) {
        origin = `http://localhost:${config.port}`;
        server = await begin(name, origin);
      },
    },
  };
}
