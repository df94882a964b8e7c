/* One request of a preset and what became of it. */
import { PasskeyFailure } from '../model/failure.js';
import type { Call } from './backend.js';
import { compact } from './decode.js';
import type { HttpConfig, send as Send } from './http.js';
import type { PresetConfig } from './preset-backend.js';
import { csrfHeader } from './preset-csrf.js';
import { urlOf, type Route, type Way } from './preset-url.js';
import type {
  Preset,
  PresetAnswers,
  PresetContext,
  PresetInputs,
  PresetOperationName,
  PresetRequest,
  PresetResponse,
} from './preset.js';
import { failureOf } from './problem.js';

/** Asks the backend for one operation. @throws PasskeyFailure */
export type Ask = <K extends PresetOperationName>(
  operation: K,
  input: PresetInputs[K],
  call?: Call,
) => Promise<PresetAnswers[K]>;

export function asker(
  preset: Preset,
  config: PresetConfig,
  ways: ReadonlyMap<string, Way>,
  send: typeof Send,
): Ask {
  return async (operation, input, call) => {
    const way = ways.get(operation);
    if (!way) throw new PasskeyFailure('unsupported');
    const described = preset.operations[operation];
    const context = await contextOf(preset, config);
    const { id } = input as { id?: string };
    const all: Asking = { preset, config, context, send, call, id };
    const before = described?.first;
    const first =
      way.first &&
      (await exchange(all, way.first, {
        make: () => before?.request?.(input, context) ?? {},
        judge(told, usual) {
          if (!attempt(() => before?.forgives?.(told))) refuse(preset, operation, context, told, usual);
        },
      }));
    const told = await exchange(all, way, {
      make: () => described?.request?.(input, context, first) ?? usualRequest(operation, input),
      async judge(answer, usual) {
        if (!attempt(() => !answer.ok && described?.accepts?.(answer)))
          refuse(preset, operation, context, answer, usual);
        if (isEntry(preset, operation)) await handOver(preset, config, answer.body);
      },
    });
    const { answer } = described ?? {};
    const made = answer ? attempt(() => answer(told, context, { input, first })) : told.body;
    return made as PresetAnswers[typeof operation];
  };
}

/** What all requests of one operation have in common. */
interface Asking {
  readonly preset: Preset;
  readonly config: PresetConfig;
  readonly context: PresetContext;
  readonly send: typeof Send;
  readonly call: Call | undefined;
  readonly id: string | undefined;
}

/** One request of an operation, and what decides whether its answer is a success; `usual` is why not, if it is none. */
interface Exchange {
  readonly make: () => PresetRequest;
  readonly judge: (told: PresetResponse, usual: PasskeyFailure) => void | Promise<void>;
}

async function exchange(
  { preset, config, context, send, call, id }: Asking,
  route: Route,
  { make, judge }: Exchange,
): Promise<PresetResponse> {
  const request = attempt(make);
  const url = urlOf(route, request, { ...context.parameters, id });
  const endpoint = { method: route.method, url: () => url };
  const answer = await send(httpOf(preset, config, context, request, route.method, url), endpoint, {
    ...call,
    body: request.body,
    read: async (response, text) => {
      const told = toldBy(response, text);
      await judge(told, failureOf(response, text, endpoint));
      return told;
    },
  });
  return answer as PresetResponse;
}

const ENTRIES: readonly PresetOperationName[] = ['loginComplete', 'signupComplete'];
const RAISES: readonly PresetOperationName[] = ['totpComplete', 'stepUpComplete'];

/** Whether the answer may have tokens. */
const isEntry = ({ tokens }: Preset, operation: PresetOperationName): boolean =>
  ENTRIES.includes(operation) || (tokens === true && RAISES.includes(operation));

/** Tokens go to the page's own function and nowhere else: an event could be heard by anybody. */
async function handOver({ name, tokens }: Preset, { signedIn }: PresetConfig, body: unknown): Promise<void> {
  if (signedIn) return own(name, 'signedIn', () => signedIn(body));
  if (tokens)
    console.error(
      `passkey-elements: preset "${name}": the backend answered a sign-in with tokens, and nobody takes them. ` +
        `Set signedIn in configurePasskeys(): docs/presets/${name}.md.`,
    );
}

async function contextOf(preset: Preset, config: PresetConfig): Promise<PresetContext> {
  const names = Object.entries(preset.parameters ?? {});
  const values = names.map(async ([name, { default: standard = '' }]) => {
    const value = config.parameters?.[name] ?? standard;
    const said = typeof value === 'function' ? await own(preset.name, name, value) : value;
    return [name, said] as const;
  });
  return {
    base: config.base ?? preset.base ?? '',
    parameters: Object.fromEntries(await Promise.all(values)),
  };
}

/** What a page's own functions throw is no trouble of the network. */
async function own<T>(preset: string, name: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    console.error(`passkey-elements: preset "${preset}": the page's ${name} failed`, cause);
    throw new PasskeyFailure('unknown', { cause });
  }
}

/** As the contract of docs/openapi.yaml has it. */
function usualRequest<K extends PresetOperationName>(operation: K, input: PresetInputs[K]): PresetRequest {
  if (operation === 'list' || operation === 'remove') return {};
  return { body: operation === 'rename' ? { name: (input as PresetInputs['rename']).name } : input };
}

/** A preset stumbles over an answer that is not as expected: the server's doing, not the network's. */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof PasskeyFailure ? cause : new PasskeyFailure('server', { cause });
  }
}

function httpOf(
  preset: Preset,
  config: PresetConfig,
  context: PresetContext,
  request: PresetRequest,
  method: string,
  url: string,
): HttpConfig {
  const { headers: page, fetch: own = (...args: Parameters<typeof fetch>) => fetch(...args) } = config;
  const headers = async () => {
    const all = new Headers({ ...preset.headers?.(context), ...request.headers });
    const proof = method === 'GET' ? {} : await csrfHeader(url, preset.csrf ?? [], config.csrf);
    const theirs = new Headers(await (typeof page === 'function' ? page() : page));
    for (const [name, value] of [...Object.entries(proof), ...theirs]) all.set(name, value);
    return all;
  };
  const credentials = config.credentials ?? preset.credentials;
  return {
    headers,
    ...(credentials && { credentials }),
    ...(config.timeout !== undefined && { timeout: config.timeout }),
    fetch: request.encoding === 'form' || request.encoding === 'multipart' ? asForm(own, request) : own,
  };
}

/** As a form in place of JSON; the browser then says by itself of what type it is. */
function asForm(own: typeof fetch, { encoding, body }: PresetRequest): typeof fetch {
  return (url, init) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(body ?? {})) form.append(name, inForm(value));
    const headers = new Headers(init?.headers);
    headers.delete('Content-Type');
    const asPairs = () => new URLSearchParams([...form].map(([name, value]) => [name, inForm(value)]));
    return own(url, { ...init, headers, body: encoding === 'form' ? asPairs() : form });
  };
}

/** A field of a form is text; what is none travels as JSON. */
const inForm = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function toldBy(response: Response, text: string): PresetResponse {
  return {
    status: response.status,
    ok: response.ok,
    redirected: response.redirected,
    body: parsed(text),
    header: (name) => response.headers.get(name),
  };
}

function parsed(text: string): unknown {
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** @throws PasskeyFailure where the answer is no success */
function refuse(
  preset: Preset,
  operation: PresetOperationName,
  context: PresetContext,
  told: PresetResponse,
  usual: PasskeyFailure,
): void {
  const verdict = attempt(() => preset.toFailure?.(told, operation, context));
  if (verdict === undefined && told.ok) return refusePage(told);
  if (verdict === undefined) {
    advise(preset, operation, told);
    throw usual;
  }
  const { code, ...details } = typeof verdict === 'string' ? { code: verdict } : verdict;
  const { detail, field, max, retryAfter, redirectTo } = usual;
  // The vendor's own word says that the passkey is unknown there, which a bare status does not.
  const status = code === 'unknown_credential' && told.status < 500 ? undefined : told.status;
  throw new PasskeyFailure(code, compact({ status, detail, field, max, retryAfter, redirectTo, ...details }));
}

/** A page in place of data, after a redirect, is a login page: many frameworks answer so when a session ended. */
function refusePage(told: PresetResponse): void {
  const { redirected, status, body } = told;
  const isPage = typeof body === 'string' && /\bhtml\b/i.test(told.header('Content-Type') ?? '');
  if (isPage) throw new PasskeyFailure(redirected ? 'unauthenticated' : 'server', { status });
}

/** Who forgot to add what the vendor has not is told so. */
function advise({ name, capabilities }: Preset, operation: PresetOperationName, told: PresetResponse): void {
  const { status } = told;
  if (!capabilities.needs?.includes(operation) || (status !== 404 && status !== 405)) return;
  // A route that says what is wrong is there.
  if (told.header('Content-Type')?.includes('problem+json')) return;
  console.error(
    `passkey-elements: preset "${name}": the backend answered ${status} to "${operation}", for which its vendor ` +
      `has no route. The app adds one: docs/presets/${name}.md has it.`,
  );
}
