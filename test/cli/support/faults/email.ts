/* Codes by e-mail, and proofs of them, that are good for too much or too little. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo, withAnswer } from '../backend.js';
import { answers, before, bodyOf, browserOf, changes, type Faulty } from './faulty.js';

const BEGIN = 'POST /signup/email/begin';
const COMPLETE = 'POST /signup/email/complete';
const SIGNUP = 'POST /signup/begin';

const begun = answer(200, { options: {} });

/** Takes a code that the server says is good no more. */
const takes =
  (isSuch: (code: { readonly isUsed: boolean; readonly isElsewhere: boolean }) => boolean): Faulty['fault'] =>
  () => {
    const used = new Set<string>();
    const browsers = new Map<string, string>();
    return async (request, next) => {
      const { state } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, BEGIN) && response.ok)
        browsers.set((await bodyOf(response)).state, browserOf(request, response));
      if (!isTo(request, COMPLETE)) return response;
      if (response.ok) used.add(state);
      const isElsewhere = browsers.get(state) !== browserOf(request);
      return response.status === 410 && isSuch({ isUsed: used.has(state), isElsewhere })
        ? answer(200, { proof: 'made-up' })
        : response;
    };
  };

interface Shown {
  readonly isUsed: boolean;
  readonly isElsewhere: boolean;
}

/** Answers a sign-up otherwise whose proof the server refuses. */
const signsUp =
  (isSuch: (shown: Shown) => boolean, instead: Response): Faulty['fault'] =>
  () => {
    const browsers = new Map<string, string>();
    const used = new Set<string>();
    return async (request, next) => {
      const { proof } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, COMPLETE) && response.ok)
        browsers.set((await bodyOf(response)).proof, browserOf(request));
      if (!isTo(request, SIGNUP) || !browsers.has(proof)) return response;
      if (response.ok) used.add(proof);
      const shown = { isUsed: used.has(proof), isElsewhere: browsers.get(proof) !== browserOf(request) };
      return response.status === 422 && isSuch(shown) ? instead.clone() : response;
    };
  };

const faults: readonly Omit<Faulty, 'whole'>[] = [
  {
    what: 'says of a wrong code that it is too old',
    rows: ['email-wrong'],
    fault: answers(COMPLETE, 'code_invalid', answer(410, { code: 'challenge_expired' })),
    // What it calls too old it takes a moment later.
    also: ['email-tries'],
  },
  {
    what: 'lets a visitor try as many codes of a mail as they like',
    rows: ['email-tries'],
    fault: before(COMPLETE, 'UPDATE email_codes SET tries_left = 5 WHERE tries_left > 0'),
  },
  {
    what: 'gives no proof for the code of a mail',
    rows: ['email-code'],
    fault: changes(COMPLETE, ({ proof }) => ({ token: proof })),
  },
  {
    what: 'takes the code of a mail twice',
    rows: ['email-used'],
    fault: takes(({ isUsed }) => isUsed),
  },
  {
    what: 'takes the code of a mail from any browser',
    rows: ['email-elsewhere'],
    fault: takes(({ isElsewhere }) => isElsewhere),
  },
  {
    what: 'believes any address',
    rows: ['email-unproved'],
    fault: () => async (request, next) => {
      const { username = '', proof } = await bodyOf(request);
      const isUnproved = isTo(request, SIGNUP) && proof === undefined && String(username).includes('@');
      return isUnproved ? begun.clone() : next(request);
    },
  },
  {
    what: 'takes the proof of one address for another',
    rows: ['email-proof-address'],
    fault: signsUp(({ isUsed, isElsewhere }) => !isUsed && !isElsewhere, begun),
  },
  {
    what: 'takes the proof of an address from any browser',
    rows: ['email-proof-elsewhere'],
    fault: signsUp(({ isElsewhere }) => isElsewhere, begun),
  },
  {
    what: 'knows no proofs at a sign-up',
    rows: ['email-signup'],
    fault: () => async (request, next) => {
      const { proof } = await bodyOf(request);
      const response = await next(request);
      const isProved = isTo(request, SIGNUP) && proof !== undefined && response.ok;
      return isProved ? answer(400, { code: 'validation', field: 'username' }) : response;
    },
  },
  {
    what: 'asks of a proof that was used who has taken the name',
    rows: ['email-proof-once'],
    fault: signsUp(({ isUsed }) => isUsed, answer(409, { code: 'conflict' })),
  },
  {
    what: 'tells by the answer to an address who has an account',
    rows: ['email-same-answer'],
    fault: () => {
      const known = new Set<unknown>();
      return async (request, next) => {
        const { username, email } = await bodyOf(request);
        const response = await next(request);
        if (isTo(request, SIGNUP) && response.ok) known.add(username);
        return isTo(request, BEGIN) && known.has(email)
          ? withAnswer(response, ({ state }) => ({ state }))
          : response;
      };
    },
  },
];

export const ofEmail: readonly Faulty[] = faults.map((fault) => ({ ...fault, whole: true }));
