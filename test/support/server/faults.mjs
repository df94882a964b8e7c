/*
 * What can go wrong between an element and its backend, applied to the real relying party: a request under
 * `/faulty/<base64url JSON>/<rest>` goes to `/<rest>`, unless a rule of that JSON says otherwise.
 */

/**
 * @typedef {'status' | 'problem' | 'malformed' | 'html' | 'redirect' | 'delay' | 'hang' | 'drop' | 'drop-after'} Fault
 * @typedef {object} FaultRule
 * @property {Fault} fault
 * @property {string} [method] Any, if absent.
 * @property {string} [path] Part of the path, or a regular expression between slashes. Any, if absent.
 * @property {number} [times] How often it applies; always, if absent. Mind that Chromium by itself sends a POST again
 *   whose kept-alive connection was cut: after a one-shot `drop` the server still gets it, once.
 * @property {number} [skip] How many matching requests pass before it applies.
 * @property {number} [status]
 * @property {unknown} [body]
 * @property {Record<string, string>} [headers] For what answers in place of the relying party; `Location` for `redirect`.
 * @property {number} [ms] For `delay`.
 * @typedef {{ id: string, rules: FaultRule[] }} FaultPlan
 * @typedef {{ plan: FaultPlan, rest: string }} FaultyRequest
 */

/** Plans too long for a URL, by id. @type {Map<string, FaultPlan>} */
const longPlans = new Map();

/** How many requests each rule has met, so that a rule can be one-shot. @type {Map<string, number>} */
const met = new Map();

/** @param {FaultPlan} plan */
export function keepPlan(plan) {
  longPlans.set(plan.id, plan);
}

/**
 * @param {string} url
 * @returns {FaultyRequest | undefined}
 */
export function parseFaulty(url) {
  const [, code, rest] = /^\/faulty\/([\w-]+)(\/.*)$/.exec(url) ?? [];
  if (code === undefined || rest === undefined) return undefined;
  const plan = longPlans.get(code) ?? JSON.parse(Buffer.from(code, 'base64url').toString('utf8'));
  return { plan, rest };
}

/**
 * @param {FaultRule} rule
 * @param {string} method
 * @param {string} path
 */
function matches(rule, method, path) {
  if (rule.method && rule.method.toUpperCase() !== method) return false;
  if (!rule.path) return true;
  const [, source] = /^\/(.+)\/$/.exec(rule.path) ?? [];
  return source ? new RegExp(source).test(path) : path.includes(rule.path);
}

/**
 * The rule for this request, counted as met.
 * @param {FaultyRequest} request
 * @param {string} method
 * @returns {FaultRule | undefined}
 */
export function takeRule({ plan, rest }, method) {
  const path = rest.replace(/\?.*$/, '');
  return plan.rules.find((rule, index) => {
    if (!matches(rule, method, path)) return false;
    const key = `${plan.id}/${index}`;
    const count = met.get(key) ?? 0;
    met.set(key, count + 1);
    const after = count - (rule.skip ?? 0);
    return after >= 0 && after < (rule.times ?? Infinity);
  });
}

/**
 * @param {unknown} body
 * @param {string} type
 * @param {number} status
 */
const json = (body, type, status) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

/** @type {Partial<Record<Fault, (rule: FaultRule) => Response>>} */
const answers = {
  status: ({ status = 500, body }) =>
    body === undefined ? new Response(null, { status }) : json(body, 'application/json', status),
  problem: ({ status = 400, body = {} }) => json(body, 'application/problem+json', status),
  redirect: ({ status = 303 }) => new Response(null, { status }),
  malformed: ({ status = 200 }) =>
    new Response('{"passkeys": [{"id":', { status, headers: { 'Content-Type': 'application/json' } }),
  html: ({ status = 200, body = '<!doctype html><title>Sign in</title>' }) =>
    new Response(String(body), { status, headers: { 'Content-Type': 'text/html' } }),
};

/**
 * What the connection gets instead of the relying party's answer; `undefined` if it is to be cut.
 * @param {FaultRule} rule
 * @param {() => Promise<Response>} forward
 * @returns {Promise<Response | undefined>}
 */
export async function applyFault(rule, forward) {
  switch (rule.fault) {
    case 'drop':
      return undefined;
    case 'drop-after':
      await forward();
      return undefined;
    case 'hang':
      return new Promise(() => undefined);
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, rule.ms ?? 500));
      return forward();
    default: {
      const answer = answers[rule.fault]?.(rule);
      if (!answer) throw new Error(`There is no fault called ${rule.fault}`);
      for (const [name, value] of Object.entries(rule.headers ?? {})) answer.headers.set(name, value);
      return answer;
    }
  }
}
