/* Second factors that anybody gets, sees or takes away. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo, withAnswer } from '../backend.js';
import { answers, before, bodyOf, codeOf, type Faulty } from './faulty.js';

const COMPLETE = 'POST /factors/totp/complete';

const isRemoval = ({ method, url }: Request): boolean => method === 'DELETE' && url.includes('/factors/');

const added = answer(201, { id: 'made-up', kind: 'totp' });
const gone = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });

/** Says of a factor that is not there that it is gone, depending on whether it was removed here before. */
const goneWhere =
  (lies: (removed: boolean) => boolean): Faulty['fault'] =>
  () => {
    const removed = new Set<string>();
    return async (request, next) => {
      const response = await next(request);
      if (!isRemoval(request)) return response;
      if (response.ok) removed.add(request.url);
      return response.status === 404 && lies(removed.has(request.url)) ? gone() : response;
    };
  };

export const ofFactors: readonly Faulty[] = [
  {
    what: 'shows no factors to somebody who is not signed in, instead of asking who it is',
    rows: ['factors'],
    fault: answers('GET /factors', 'unauthenticated', answer(200, { factors: [] })),
  },
  {
    what: 'confirms a factor for whoever knows its secret',
    rows: ['totp-session'],
    fault: answers(COMPLETE, 'unauthenticated', added),
  },
  {
    what: 'lists an authenticator app before a code has confirmed it',
    rows: ['totp'],
    fault: () => {
      let begun = 0;
      return async (request, next) => {
        const response = await next(request);
        if (isTo(request, 'POST /factors/totp/begin') && response.ok) begun += 1;
        if (isTo(request, COMPLETE) && response.ok) begun = 0;
        return isTo(request, 'GET /factors') && response.ok && begun > 0
          ? withAnswer(response, ({ factors }) => ({ factors: [...factors, { id: 'waits', kind: 'totp' }] }))
          : response;
      };
    },
  },
  {
    what: 'takes a code of any time',
    rows: ['totp-wrong'],
    fault: () => {
      const tried = new Map<string, number>();
      return async (request, next) => {
        const { state } = await bodyOf(request);
        const response = await next(request);
        if (!isTo(request, COMPLETE) || (await codeOf(response)) !== 'code_invalid') return response;
        tried.set(state, (tried.get(state) ?? 0) + 1);
        // The first of the row's two is of no time at all.
        return tried.get(state) === 2 ? added.clone() : response;
      };
    },
  },
  {
    what: 'lets a visitor try as many codes of a new authenticator app as they like',
    rows: ['totp-tries'],
    fault: before(COMPLETE, 'UPDATE factors SET tries_left = 5 WHERE confirmed = 0'),
  },
  {
    what: 'tells the secret with the factor',
    rows: ['totp-secret'],
    fault: () => {
      let secret: unknown;
      return async (request, next) => {
        const response = await next(request);
        if (isTo(request, 'POST /factors/totp/begin') && response.ok) ({ secret } = await bodyOf(response));
        return isTo(request, COMPLETE) && response.ok
          ? withAnswer(response, (factor) => ({ ...factor, secret }))
          : response;
      };
    },
  },
  {
    what: 'does not know again the code that added an authenticator app',
    rows: ['totp-twice'],
    fault: () => {
      const heard = new Set<string>();
      return async (request, next) => {
        const text = isTo(request, COMPLETE) ? await request.clone().text() : '';
        if (heard.has(text)) return answer(409, { code: 'conflict' });
        const response = await next(request);
        if (text !== '' && response.ok) heard.add(text);
        return response;
      };
    },
  },
  {
    what: "confirms a secret in anybody's account",
    rows: ['totp-others'],
    fault: () => {
      const waiting = new Set<string>();
      return async (request, next) => {
        const { state } = await bodyOf(request);
        const response = await next(request);
        if (isTo(request, 'POST /factors/totp/begin') && response.ok)
          waiting.add((await bodyOf(response)).state);
        if (!isTo(request, COMPLETE)) return response;
        const code = await codeOf(response);
        const isFirst = waiting.delete(state);
        return isFirst && code === 'challenge_expired' ? added.clone() : response;
      };
    },
  },
  {
    what: "says that somebody else's factor is gone",
    rows: ['factor-others'],
    fault: goneWhere((removed) => !removed),
  },
  {
    what: 'says again and again that a factor is gone',
    rows: ['factor-remove'],
    fault: goneWhere((removed) => removed),
  },
  {
    what: 'takes a code of an authenticator app as often as it comes',
    rows: ['totp-once'],
    fault: before('POST /step-up/complete', 'UPDATE factors SET last_step = 0'),
    whole: true,
  },
];
