/* Challenges that are good for too much or too little. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo } from '../backend.js';
import { bodyOf, browserOf, changes, clientData, codeOf, signedIn, stored, type Faulty } from './faulty.js';

type Ceremony = 'login' | 'register' | 'signup';

/** Refuses what it has heard before. */
const forgetful =
  (ceremony: Ceremony): Faulty['fault'] =>
  () => {
    const heard = new Set<string>();
    return async (request, next) => {
      if (!isTo(request, `POST /${ceremony}/complete`)) return next(request);
      const text = await request.clone().text();
      if (heard.has(text)) return answer(410, { code: 'challenge_expired' });
      const response = await next(request);
      if (response.ok) heard.add(text);
      return response;
    };
  };

/** Takes another credential over a used challenge. */
const usesAgain =
  (ceremony: Ceremony, success: Response): Faulty['fault'] =>
  () => {
    const used = new Map<string, string>();
    return async (request, next) => {
      if (!isTo(request, `POST /${ceremony}/complete`)) return next(request);
      const text = await request.clone().text();
      const { state } = await bodyOf(request);
      if (used.has(state) && used.get(state) !== text) return success.clone();
      const response = await next(request);
      if (response.ok) used.set(state, text);
      return response;
    };
  };

/** Takes at one end what was begun anywhere for this, as long as it is open. */
const takesAny =
  (begin: Ceremony, complete: Ceremony, success: Response): Faulty['fault'] =>
  () => {
    const open = new Set<string>();
    return async (request, next) => {
      const { state } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, `POST /${begin}/begin`) && response.ok)
        open.add((await response.clone().json()).state);
      if (!isTo(request, `POST /${complete}/complete`)) return response;
      const wasOpen = open.delete(state);
      return wasOpen && (await codeOf(response)) === 'challenge_expired' ? success.clone() : response;
    };
  };

export const ofChallenges: readonly Faulty[] = [
  {
    what: 'answers a sign-in that is sent again as any other used challenge',
    rows: ['login-twice'],
    fault: forgetful('login'),
  },
  {
    what: 'answers a new passkey that is sent again as any other used challenge',
    rows: ['register-twice'],
    fault: forgetful('register'),
  },
  {
    what: 'answers a sign-up that is sent again as any other used challenge',
    rows: ['signup-twice'],
    fault: forgetful('signup'),
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
    fault: usesAgain('login', signedIn),
  },
  {
    what: 'takes another new passkey over a used challenge',
    rows: ['register-used'],
    fault: usesAgain('register', stored),
  },
  {
    what: 'lets a visitor try again with the challenge of a sign-in that it refused',
    rows: ['failure-uses-up'],
    fault: () => {
      const failed = new Set<string>();
      return async (request, next) => {
        const { state } = await bodyOf(request);
        const response = await next(request);
        if (!isTo(request, 'POST /login/complete')) return response;
        const code = await codeOf(response);
        if (code === 'verification_failed') failed.add(state);
        return failed.has(state) && code === 'challenge_expired' ? signedIn.clone() : response;
      };
    },
  },
  {
    what: 'uses the challenge up before it looks at the request',
    rows: ['malformed-keeps'],
    fault: () => {
      const gone = new Set<string>();
      return async (request, next) => {
        const { state } = await bodyOf(request);
        const response = await next(request);
        if (!isTo(request, 'POST /login/complete')) return response;
        if (response.ok && gone.has(state)) return answer(410, { code: 'challenge_expired' });
        if (response.status === 400) gone.add(state);
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
        const browser = browserOf(request);
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
    fault: takesAny('login', 'login', signedIn),
  },
  {
    what: "takes any account's challenge for a new passkey",
    rows: ['register-elsewhere'],
    fault: takesAny('register', 'register', stored),
  },
  {
    what: 'takes a challenge for signing in for a new passkey',
    rows: ['purpose'],
    fault: takesAny('login', 'register', stored),
  },
  {
    what: 'takes the challenge from the request',
    rows: ['made-up'],
    fault: ({ db }) => {
      const sql = 'UPDATE challenges SET value = ? WHERE id = ?';
      return async (request, next) => {
        const body = await bodyOf(request);
        const isWhole = typeof body.credential?.response?.clientDataJSON === 'string';
        if (isTo(request, 'POST /login/complete') && isWhole)
          await db.execute({ sql, args: [clientData(body).challenge, body.state] });
        return next(request);
      };
    },
  },
  {
    what: 'does not look how old a challenge is',
    rows: ['expired'],
    fault: changes('POST /login/begin', (begun) => {
      begun.options.timeout = 100;
      return begun;
    }),
  },
];
