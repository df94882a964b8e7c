/* Servers with one fault each: the demo's, with something between it and the network that is as wrong as people are. */
/* eslint-disable max-lines, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return --
   A list, an entry a fault. What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { createHash } from 'node:crypto';
import { answer, isTo, withAnswer, withBody, withHeaders, origin, type Body, type Fault } from './backend.js';

interface Faulty {
  readonly what: string;
  /** The rows that find it. */
  readonly rows: readonly string[];
  /** Made anew for each check, for what it remembers. */
  readonly fault: () => Fault;
}

const decoded = (base64url: string): Buffer => Buffer.from(base64url, 'base64url');
const clientData = ({ credential }: Body): Body =>
  JSON.parse(decoded(credential.response.clientDataJSON as string).toString());
const bodyOf = async (request: Request): Promise<Body> =>
  request
    .clone()
    .json()
    .catch(() => ({}));
const codeOf = async (response: Response): Promise<string> =>
  response.ok ? '' : ((await response.clone().json()) as { code: string }).code;

/** Lets a refusal pass as a success, where the request is of a kind. */
const lets =
  (what: string, success: Response, isSuch: (body: Body) => boolean): (() => Fault) =>
  () =>
  async (request, next) => {
    const body: Body = isTo(request, what) ? await bodyOf(request) : undefined;
    const response = await next(request);
    const isWhole = typeof body?.credential?.response?.clientDataJSON === 'string';
    return isWhole && !response.ok && isSuch(body) ? success.clone() : response;
  };

const signedIn = answer(200, { user: { name: 'ada' } });
const stored = answer(201, { id: 'made-up' });

/** Answers otherwise, where the server answers this code. */
const answers =
  (what: string, code: string, instead: Response): (() => Fault) =>
  () =>
  async (request, next) => {
    const response = await next(request);
    return isTo(request, what) && (await codeOf(response)) === code ? instead.clone() : response;
  };

/** Changes every successful answer to this. */
const changes =
  (what: string, change: (body: Body) => unknown): (() => Fault) =>
  () =>
  async (request, next) => {
    const response = await next(request);
    return isTo(request, what) && response.ok ? withAnswer(response, change) : response;
  };

/** Changes the headers of every answer. */
const headers =
  (change: (headers: Headers) => void): (() => Fault) =>
  () =>
  async (request, next) => {
    const response = await next(request);
    const changed = new Response(response.body, response);
    change(changed.headers);
    return changed;
  };

/** Refuses what it has heard before. */
const forgetful =
  (what: string): (() => Fault) =>
  () => {
    const heard = new Set<string>();
    return async (request, next) => {
      if (!isTo(request, what)) return next(request);
      const text = await request.clone().text();
      if (heard.has(text)) return answer(410, { code: 'challenge_expired' });
      const response = await next(request);
      if (response.ok) heard.add(text);
      return response;
    };
  };

const isPatch = ({ method }: Request): boolean => method === 'PATCH';
const rpIdHash = ({ credential }: Body): string =>
  decoded(credential.response.authenticatorData as string)
    .subarray(0, 32)
    .toString('hex');

export const faults: readonly Faulty[] = [
  {
    what: 'answers a sign-in that is sent again as any other used challenge',
    rows: ['login-twice'],
    fault: forgetful('POST /login/complete'),
  },
  {
    what: 'answers a new passkey that is sent again as any other used challenge',
    rows: ['register-twice'],
    fault: forgetful('POST /register/complete'),
  },
  {
    what: 'answers a sign-in that is sent again to whoever sends it',
    rows: ['login-replayed'],
    fault: () => {
      const heard = new Map<string, Response>();
      return async (request, next) => {
        if (!isTo(request, 'POST /login/complete')) return next(request);
        const text = await request.clone().text();
        const response = heard.get(text)?.clone() ?? (await next(request));
        if (response.ok) heard.set(text, response.clone());
        return response;
      };
    },
  },
  {
    what: 'takes another signature over a used challenge',
    rows: ['login-used'],
    fault: () => {
      const used = new Map<string, string>();
      return async (request, next) => {
        if (!isTo(request, 'POST /login/complete')) return next(request);
        const text = await request.clone().text();
        const { state } = await bodyOf(request);
        if (used.has(state) && used.get(state) !== text) return signedIn.clone();
        const response = await next(request);
        if (response.ok) used.set(state, text);
        return response;
      };
    },
  },
  {
    what: 'has one place for a challenge in each session',
    rows: ['several-open'],
    fault: () => {
      const newest = new Map<string, string>();
      return async (request, next) => {
        const browser = /browser=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? '';
        const { state } = await bodyOf(request);
        const isOld = typeof state === 'string' && newest.has(browser) && newest.get(browser) !== state;
        if (isTo(request, 'POST /login/complete') && isOld) return answer(410, { code: 'challenge_expired' });
        const response = await next(request);
        if (isTo(request, 'POST /login/begin') && response.ok)
          newest.set(browser, (await response.clone().json()).state);
        return response;
      };
    },
  },
  {
    what: "takes any browser's challenge",
    rows: ['login-elsewhere'],
    fault: () => {
      const open = new Set<string>();
      return async (request, next) => {
        const { state } = await bodyOf(request);
        const response = await next(request);
        if (isTo(request, 'POST /login/begin') && response.ok)
          open.add((await response.clone().json()).state);
        if (!isTo(request, 'POST /login/complete')) return response;
        const wasOpen = open.delete(state);
        return wasOpen && (await codeOf(response)) === 'challenge_expired' ? signedIn.clone() : response;
      };
    },
  },
  {
    what: 'takes a sign-in made on another site',
    rows: ['login-origin'],
    fault: lets('POST /login/complete', signedIn, (body) => clientData(body).origin !== origin),
  },
  {
    what: 'takes a new passkey made on another site',
    rows: ['register-origin'],
    fault: lets('POST /register/complete', stored, (body) => clientData(body).origin !== origin),
  },
  {
    what: 'says of a sign-in made on another site that it was refused for itself',
    rows: ['login-origin'],
    fault: answers(
      'POST /login/complete',
      'origin_not_allowed',
      answer(422, { code: 'verification_failed' }),
    ),
  },
  {
    what: 'does not look at the RP ID of a sign-in',
    rows: ['login-rp-id'],
    fault: lets(
      'POST /login/complete',
      signedIn,
      (body) => rpIdHash(body) !== createHash('sha256').update('localhost').digest('hex'),
    ),
  },
  {
    what: 'does not look at the type of the client data',
    rows: ['type'],
    fault: lets('POST /login/complete', signedIn, (body) => clientData(body).type !== 'webauthn.get'),
  },
  {
    what: 'does not ask for user presence',
    rows: ['presence'],
    fault: lets(
      'POST /login/complete',
      signedIn,
      ({ credential }) => ((decoded(credential.response.authenticatorData as string)[32] ?? 0) & 1) === 0,
    ),
  },
  {
    what: 'stores a credential id twice',
    rows: ['duplicate'],
    fault: answers('POST /register/complete', 'already_registered', stored),
  },
  {
    what: 'says of a passkey that it does not know that nobody is signed in',
    rows: ['unknown-credential'],
    fault: answers('POST /login/complete', 'unknown_credential', answer(401, { code: 'unauthenticated' })),
  },
  {
    what: 'does not look where a request comes from',
    rows: ['cross-site', 'cross-origin'],
    fault: () => (request, next) =>
      next(withHeaders(request, { 'Sec-Fetch-Site': 'same-origin', Origin: origin })),
  },
  {
    what: 'looks at Sec-Fetch-Site only',
    rows: ['cross-origin'],
    fault: () => (request, next) => next(withHeaders(request, { Origin: origin })),
  },
  {
    what: 'shows an empty list to somebody who is not signed in',
    rows: ['session-list'],
    fault: answers('GET ', 'unauthenticated', answer(200, { passkeys: [] })),
  },
  {
    what: 'says to somebody who is not signed in that there is no such passkey',
    rows: ['session-rename'],
    fault: () => async (request, next) => {
      const response = await next(request);
      const isStranger = isPatch(request) && response.status === 401;
      return isStranger ? answer(404, { code: 'not_found' }) : response;
    },
  },
  {
    what: "renames somebody else's passkey, or says so",
    rows: ['others-rename'],
    fault: () => async (request, next) => {
      const response = await next(request);
      return isPatch(request) && response.status === 404 ? answer(200, { id: 'theirs' }) : response;
    },
  },
  {
    what: "tells that somebody else's passkey exists",
    rows: ['others-remove'],
    fault: () => {
      const removed = new Set<string>();
      return async (request, next) => {
        const response = await next(request);
        if (request.method !== 'DELETE') return response;
        if (response.ok) removed.add(request.url);
        return response.status === 404 && !removed.has(request.url)
          ? answer(403, { code: 'forbidden' })
          : response;
      };
    },
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
    what: 'calls a user name that is taken invalid',
    rows: ['signup-conflict'],
    fault: answers('POST /signup/begin', 'conflict', answer(400, { code: 'validation', field: 'username' })),
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
    what: 'makes the user handle of the user name',
    rows: ['user-handle'],
    fault: () => {
      const real = new Map<string, string>();
      return async (request, next) => {
        const isLogin = isTo(request, 'POST /login/complete');
        const body = isLogin ? await bodyOf(request) : undefined;
        const handle = body?.credential?.response?.userHandle;
        if (real.has(handle)) {
          body.credential.response.userHandle = real.get(handle);
          return next(await withBody(request, () => body));
        }
        const response = await next(request);
        const isBegin = /(signup|register)\/begin$/.test(request.url) && response.ok;
        if (!isBegin) return response;
        return withAnswer(response, (begun) => {
          const { user } = begun.options;
          const told = Buffer.from(user.name as string).toString('base64url');
          real.set(told, user.id);
          user.id = told;
          return begun;
        });
      };
    },
  },
  {
    what: 'leaves it to the authenticator whether a passkey is discoverable',
    rows: ['resident-key'],
    fault: changes('POST /register/begin', (begun) => {
      begun.options.authenticatorSelection.residentKey = 'preferred';
      return begun;
    }),
  },
  {
    what: 'excludes nothing',
    rows: ['exclude'],
    fault: changes('POST /register/begin', (begun) => {
      begun.options.excludeCredentials = [];
      return begun;
    }),
  },
  {
    what: 'lets scripts read its cookies',
    rows: ['cookies'],
    fault: headers((all) => {
      const lines = all.getSetCookie();
      all.delete('Set-Cookie');
      for (const line of lines) all.append('Set-Cookie', line.replace('; HttpOnly', ''));
    }),
  },
  {
    what: 'goes on with the session that the browser brought along',
    rows: ['session-new'],
    fault: () => async (request, next) => {
      const response = await next(request);
      const had = request.headers.get('Cookie')?.includes('session=') ?? false;
      if (!had || !isTo(request, 'POST /login/complete')) return response;
      const changed = new Response(response.body, response);
      changed.headers.delete('Set-Cookie');
      return changed;
    },
  },
  {
    what: 'lets caches keep its answers',
    rows: ['no-store'],
    fault: headers((all) => all.delete('Cache-Control')),
  },
  {
    what: 'answers failures as any JSON',
    rows: ['problems'],
    fault: headers((all) => {
      if (all.get('Content-Type')?.includes('problem')) all.set('Content-Type', 'application/json');
    }),
  },
  {
    what: 'reads forms too',
    rows: ['media-type'],
    fault: () => (request, next) =>
      next(request.body ? withHeaders(request, { 'Content-Type': 'application/json' }) : request),
  },
  {
    what: 'reads bodies of any length',
    rows: ['too-big'],
    fault: () => async (request, next) => {
      const isBig = (await request.clone().text()).length > 65_536;
      return next(isBig ? new Request(request, { body: '{}' }) : request);
    },
  },
  {
    what: 'stumbles over a malformed credential',
    rows: ['login-malformed'],
    fault: () => async (request, next) => {
      const { credential } = await bodyOf(request);
      const response = await next(request);
      const isMalformed = isTo(request, 'POST /login/complete') && response.status === 400;
      return isMalformed && credential !== undefined ? answer(500, { code: 'server' }) : response;
    },
  },
];
