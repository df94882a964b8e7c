/* Security keys that anybody gets, or that open more than they should. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo } from '../backend.js';
import { answers, bodyOf, browserOf, changes, codeOf, signedIn, type Faulty } from './faulty.js';

const BEGIN = 'POST /factors/security-key/begin';
const COMPLETE = 'POST /factors/security-key/complete';

const added = answer(201, { id: 'made-up', kind: 'security-key' });

/** Takes a challenge that is used up, or another's, depending on whether whoever sends it has begun it. */
const takes =
  (lies: (isTheirs: boolean) => boolean): Faulty['fault'] =>
  () => {
    const begun = new Map<string, string>();
    return async (request, next) => {
      const { state } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, BEGIN) && response.ok)
        begun.set((await bodyOf(response)).state, browserOf(request, response));
      if (!isTo(request, COMPLETE) || (await codeOf(response)) !== 'challenge_expired') return response;
      return lies(begun.get(state) === browserOf(request)) ? added.clone() : response;
    };
  };

export const ofSecurityKeys: readonly Faulty[] = [
  {
    what: 'adds a security key for whoever has the options',
    rows: ['key-session'],
    fault: answers(COMPLETE, 'unauthenticated', added),
  },
  {
    what: 'stores security keys where nobody sees them',
    rows: ['key'],
    fault: changes('GET /factors', ({ factors }) => ({
      factors: (factors as { kind: string }[]).filter(({ kind }) => kind !== 'security-key'),
    })),
  },
  {
    what: 'makes a security key of what keeps a passkey',
    rows: ['key-excludes'],
    fault: changes(BEGIN, ({ options, ...rest }) => ({
      ...rest,
      options: { ...options, excludeCredentials: [] },
    })),
  },
  {
    what: 'takes the challenge of a security key as often as it comes',
    rows: ['key-once'],
    fault: takes((isTheirs) => isTheirs),
  },
  {
    what: 'does not look at what a security key signed',
    rows: ['key-forged'],
    fault: answers(COMPLETE, 'verification_failed', added),
  },
  {
    what: "adds a security key by anybody's challenge",
    rows: ['key-others'],
    fault: takes((isTheirs) => !isTheirs),
  },
  {
    what: 'does not know again the security key that it stored',
    rows: ['key-twice'],
    fault: () => {
      const heard = new Set<string>();
      return async (request, next) => {
        const text = isTo(request, COMPLETE) ? await request.clone().text() : '';
        if (heard.has(text)) return answer(410, { code: 'challenge_expired' });
        const response = await next(request);
        if (text !== '' && response.ok) heard.add(text);
        return response;
      };
    },
  },
  {
    what: 'signs in by a security key alone',
    rows: ['key-alone'],
    fault: () => {
      const keys = new Set<string>();
      return async (request, next) => {
        const { credential } = await bodyOf(request);
        const response = await next(request);
        if (isTo(request, COMPLETE) && response.ok) keys.add(credential.id);
        return isTo(request, 'POST /login/complete') && keys.has(credential?.id)
          ? signedIn.clone()
          : response;
      };
    },
  },
];
