/*
 * The demo's relying party on the origin of the test pages, so that every ceremony of a test is verified by the
 * code that people will copy. Faults are asked for by the path: see faults.mjs.
 */
import { send, toRequest } from './exchange.mjs';
import { applyFault, keepPlan, parseFaulty, takeRule } from './faults.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('../../../demo/server/app.ts').App} App
 * @typedef {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} Middleware
 * @typedef {{ app: App, origin: string }} RelyingParty
 */

const OWN_PATHS = /^\/(?:api|\.well-known)\//;

/**
 * @param {string} origin
 * @returns {Promise<RelyingParty>}
 */
async function startRelyingParty(origin) {
  const { createTestApp } = await import('./relying-party.mjs');
  return { app: await createTestApp(origin), origin };
}

/**
 * @param {RelyingParty} party
 * @param {IncomingMessage} incoming
 * @param {ServerResponse} outgoing
 * @param {import('./faults.mjs').FaultRule} rule
 */
async function handleFaulty({ app, origin }, incoming, outgoing, rule) {
  const request = await toRequest(incoming, origin);
  const answer = await applyFault(rule, async () => app.fetch(request, { incoming, outgoing }));
  if (answer) await send(answer, outgoing);
  else incoming.socket.destroy();
}

/**
 * @param {RelyingParty} party
 * @param {Parameters<Middleware>[0]} context
 */
async function handle(party, context) {
  const { req, res } = context;
  const faulty = parseFaulty(req.url ?? '/');
  const rule = faulty && takeRule(faulty, req.method ?? 'GET');
  if (faulty) req.url = faulty.rest;
  context.respond = false;
  // Koa begins with 404, which the runner would report although the relying party is yet to answer.
  context.status = 200;
  if (rule) await handleFaulty(party, req, res, rule);
  else
    await send(
      await party.app.fetch(await toRequest(req, party.origin), { incoming: req, outgoing: res }),
      res,
    );
}

/**
 * A backend that speaks as some vendor does: test/presets.
 * @param {string} origin
 * @param {Parameters<Middleware>[0]} context
 */
async function handleWire(origin, context) {
  const { answerWire } = await import('./wire.ts');
  context.respond = false;
  context.status = 200;
  await send(await answerWire(await toRequest(context.req, origin), origin), context.res);
}

/**
 * The middleware that answers, and the plugin that tells it the runner's port. The relying party starts with the
 * first request: a run of tests that need none does not pay for it.
 * @returns {{ middleware: Middleware, plugin: import('@web/test-runner').TestRunnerPlugin }}
 */
export function relyingParty() {
  let origin = '';
  /** @type {Promise<RelyingParty> | undefined} */
  let party;
  return {
    middleware: async (context, next) => {
      if (context.path.startsWith('/wire/')) return handleWire(origin, context);
      const ours = OWN_PATHS.test(context.path) || context.path.startsWith('/faulty/');
      if (!ours) return next();
      return handle(await (party ??= startRelyingParty(origin)), context);
    },
    plugin: {
      name: 'relying-party',
      serverStart({ config }) {
        origin = `http://localhost:${config.port}`;
      },
      async executeCommand({ command, payload }) {
        if (command === 'relying-party:sql') {
          const { app } = await (party ??= startRelyingParty(origin));
          const statements = /** @type {import('@libsql/client').InStatement[]} */ (payload);
          const results = await app.db.batch(statements, 'write');
          const rows = results.flatMap((result) => result.rows);
          return { rows };
        }
        if (command !== 'faults:keep') return undefined;
        keepPlan(/** @type {import('./faults.mjs').FaultPlan} */ (payload));
        return {};
      },
    },
  };
}
