/* Wrong answers to honest visitors. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo, withAnswer, withBody, type Body } from '../backend.js';
import { answers, bodyOf, changes, codeOf, type Faulty } from './faulty.js';

const isPatch = ({ method }: Request): boolean => method === 'PATCH';

/** Answers as any other success. */
const plainly =
  (what: string): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    if (!isTo(request, what) || !response.ok) return response;
    return new Response(response.body, { status: 200, headers: response.headers });
  };

/** Leaves out the cookie of the session, whatever else is set. */
const withoutSession =
  (what: string): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    if (!isTo(request, what)) return response;
    const { headers, status } = response;
    const kept = headers.getSetCookie().filter((line) => !line.includes('session='));
    const changed = new Response(response.body, { status, headers });
    changed.headers.delete('Set-Cookie');
    for (const line of kept) changed.headers.append('Set-Cookie', line);
    return changed;
  };

export const ofAnswers: readonly Faulty[] = [
  {
    what: 'answers a sign-up as if nothing had been made',
    rows: ['signup'],
    fault: plainly('POST /signup/complete'),
  },
  {
    what: 'opens no session at sign-up',
    rows: ['signup'],
    also: ['list'],
    fault: withoutSession('POST /signup/complete'),
  },
  {
    what: 'calls a user name that is taken invalid',
    rows: ['signup-conflict'],
    fault: answers('POST /signup/begin', 'conflict', answer(400, { code: 'validation', field: 'username' })),
  },
  {
    what: 'lists times as numbers',
    rows: ['list'],
    fault: changes('GET ', ({ passkeys, ...rest }) => ({
      ...rest,
      passkeys: (passkeys as Body[]).map((one) => ({
        ...one,
        createdAt: Date.parse(one.createdAt as string),
      })),
    })),
  },
  {
    what: 'lists its own ids as those of the credentials',
    rows: ['list'],
    fault: changes('GET ', ({ passkeys, ...rest }) => ({
      ...rest,
      passkeys: (passkeys as Body[]).map((one) => ({ ...one, credentialId: one.id })),
    })),
  },
  {
    what: 'answers a new passkey as if nothing had been made',
    rows: ['register'],
    fault: plainly('POST /register/complete'),
  },
  {
    what: 'says null of what it does not know',
    rows: ['register'],
    fault: changes('POST /register/complete', (passkey) => ({ ...passkey, aaguid: null })),
  },
  {
    what: 'opens no session at sign-in',
    rows: ['login'],
    fault: withoutSession('POST /login/complete'),
  },
  {
    what: "offers other passkeys than the account's",
    rows: ['login-username'],
    fault: changes('POST /login/begin', ({ options, ...rest }) => ({
      ...rest,
      options: { ...options, ...(options.allowCredentials && { allowCredentials: made }) },
    })),
  },
  {
    what: 'tells who has an account',
    rows: ['login-unknown-name'],
    fault: () => async (request, next) => {
      const { username = '' } = await bodyOf(request);
      const response = await next(request);
      if (!String(username).endsWith('-nobody')) return response;
      return withAnswer(response, ({ options, ...rest }) => ({
        ...rest,
        options: { ...options, allowCredentials: [] },
      }));
    },
  },
  {
    what: 'stores names in capitals',
    rows: ['rename'],
    fault: () => async (request, next) => {
      if (!isPatch(request)) return next(request);
      const raised = ({ name }: Body): object => ({
        name: typeof name === 'string' ? name.toUpperCase() : name,
      });
      return next(await withBody(request, raised));
    },
  },
  {
    what: 'cuts long names',
    rows: ['names'],
    fault: () => async (request, next) => {
      if (!isPatch(request)) return next(request);
      const cut = ({ name }: Body): object => ({ name: typeof name === 'string' ? name.slice(0, 64) : name });
      return next(await withBody(request, cut));
    },
  },
  {
    what: 'removes what is gone again and again',
    rows: ['remove'],
    fault: () => {
      const removed = new Set<string>();
      return async (request, next) => {
        const response = await next(request);
        if (request.method !== 'DELETE' || request.url.includes('/factors/')) return response;
        if (response.ok) removed.add(request.url);
        return response.status === 404 && removed.has(request.url)
          ? new Response(null, { status: 204, headers: response.headers })
          : response;
      };
    },
  },
  {
    what: 'says of a passkey that it does not know that nobody is signed in',
    rows: ['unknown-credential'],
    also: ['key-alone'],
    fault: answers('POST /login/complete', 'unknown_credential', answer(401, { code: 'unauthenticated' })),
  },
  {
    what: 'removes the last passkey',
    rows: ['last-passkey'],
    fault: () => async (request, next) => {
      const response = await next(request);
      return (await codeOf(response)) === 'last_passkey'
        ? new Response(null, { status: 204, headers: response.headers })
        : response;
    },
  },
];

const made = [{ id: Buffer.alloc(32, 7).toString('base64url'), type: 'public-key' }];
