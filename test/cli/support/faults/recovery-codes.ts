/* Recovery codes that are good for too much or too little. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo, withAnswer } from '../backend.js';
import { answers, bodyOf, browserOf, changes, type Faulty } from './faulty.js';

const REDEEM = 'POST /recovery-codes/redeem';
const MAKE = 'POST /recovery-codes';
const proof = answer(200, { proof: 'made-up' });
const begun = answer(200, { options: {} });

const plain = (code: unknown): string =>
  String(code)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');

/** What a server that does not forget knows of the codes that it made and heard. */
interface Memory {
  /** Codes in the order in which they were made, all that ever were. */
  readonly made: string[];
  /** The codes that were made last. */
  latest: string[];
  /** Codes that were redeemed, and by which browser. */
  readonly redeemed: Map<string, string>;
}

/** Takes a code that the server refuses, where it remembers something of it. */
const redeems =
  (isSuch: (memory: Memory, code: string, browser: string) => boolean): Faulty['fault'] =>
  () => {
    const memory: Memory = { made: [], latest: [], redeemed: new Map() };
    return async (request, next) => {
      const { code } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, MAKE) && response.ok) {
        memory.latest = (await bodyOf(response)).codes.map(plain);
        memory.made.push(...memory.latest);
      }
      if (!isTo(request, REDEEM)) return response;
      if (response.ok) memory.redeemed.set(plain(code), browserOf(request, response));
      return response.status === 422 && isSuch(memory, plain(code), browserOf(request))
        ? proof.clone()
        : response;
    };
  };

interface Proofs {
  /** Proofs and the browsers that they were for. */
  readonly given: Map<string, string>;
  /** Those that a registration began with. */
  readonly shown: Set<string>;
}

/** Begins a registration with a proof that the server refuses. */
const begins =
  (isSuch: (proofs: Proofs, shown: string, browser: string) => boolean): Faulty['fault'] =>
  () => {
    const proofs: Proofs = { given: new Map(), shown: new Set() };
    return async (request, next) => {
      const { proof: shown } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, REDEEM) && response.ok)
        proofs.given.set((await bodyOf(response)).proof, browserOf(request, response));
      if (!isTo(request, 'POST /register/begin') || shown === undefined) return response;
      if (response.ok) proofs.shown.add(shown);
      return !response.ok && isSuch(proofs, shown, browserOf(request)) ? begun.clone() : response;
    };
  };

export const ofRecoveryCodes: readonly Faulty[] = [
  {
    what: 'tells anybody how many recovery codes there are',
    rows: ['recovery-session'],
    fault: answers('GET /recovery-codes', 'unauthenticated', answer(200, { total: 0, remaining: 0 })),
  },
  {
    what: 'makes one recovery code and calls it ten',
    rows: ['recovery-made'],
    fault: changes(MAKE, ({ codes }) => ({ codes: codes.map(() => codes[0]) })),
  },
  {
    what: 'tells recovery codes whenever it is asked for their number',
    rows: ['recovery-told-once'],
    fault: () => {
      let codes: unknown;
      return async (request, next) => {
        const response = await next(request);
        if (isTo(request, MAKE) && response.ok) ({ codes } = await bodyOf(response));
        return isTo(request, 'GET /recovery-codes') && response.ok
          ? withAnswer(response, (body) => ({ ...body, codes }))
          : response;
      };
    },
  },
  {
    what: 'tells by a wrong recovery code who has an account',
    rows: ['recovery-wrong'],
    fault: () => async (request, next) => {
      const { username = '' } = await bodyOf(request);
      const response = await next(request);
      return isTo(request, REDEEM) && String(username).endsWith('-nobody')
        ? withAnswer(response, (body) => ({ ...body, detail: 'Nobody is called so.' }))
        : response;
    },
  },
  {
    what: "takes anybody's recovery code for anybody",
    rows: ['recovery-others'],
    fault: redeems(({ latest, redeemed }, code) => latest.includes(code) && !redeemed.has(code)),
  },
  {
    what: 'counts recovery codes that were used',
    rows: ['recovery-count'],
    fault: changes('GET /recovery-codes', ({ total }) => ({ total, remaining: total })),
  },
  {
    what: 'forgets which browser it gave the proof of a recovery code to',
    rows: ['recovery-twice'],
    fault: () => {
      const heard = new Set<string>();
      return async (request, next) => {
        if (!isTo(request, REDEEM)) return next(request);
        const text = await request.clone().text();
        if (heard.has(text)) return answer(422, { code: 'code_invalid' });
        heard.add(text);
        return next(request);
      };
    },
  },
  {
    what: 'gives the proof of a recovery code to whoever sends the code again',
    rows: ['recovery-elsewhere'],
    fault: redeems(
      ({ latest, redeemed }, code, browser) =>
        latest.includes(code) && redeemed.has(code) && redeemed.get(code) !== browser,
    ),
  },
  {
    what: 'takes the proof of a recovery code from any browser',
    rows: ['recovery-proof-elsewhere'],
    fault: begins(({ given }, shown, browser) => given.has(shown) && given.get(shown) !== browser),
  },
  {
    what: 'signs in whoever has redeemed a recovery code',
    rows: ['recovery-only-registers'],
    fault: () => {
      const browsers = new Set<string>();
      return async (request, next) => {
        const response = await next(request);
        if (isTo(request, REDEEM) && response.ok) browsers.add(browserOf(request, response));
        return isTo(request, 'GET ') && response.status === 401 && browsers.has(browserOf(request))
          ? answer(200, { passkeys: [] })
          : response;
      };
    },
  },
  {
    what: 'asks for a session also where there is a proof',
    rows: ['recovery-register'],
    fault: () => async (request, next) => {
      const { proof: shown } = await bodyOf(request);
      const response = await next(request);
      return isTo(request, 'POST /register/begin') && shown !== undefined && response.ok
        ? answer(401, { code: 'unauthenticated' })
        : response;
    },
  },
  {
    what: 'takes a recovery code again and again from one browser',
    rows: ['recovery-used'],
    fault: redeems(
      ({ latest, redeemed }, code, browser) => latest.includes(code) && redeemed.get(code) === browser,
    ),
  },
  {
    what: 'takes the proof of a recovery code for several passkeys',
    rows: ['recovery-proof-once'],
    fault: begins(
      ({ given, shown: before }, shown, browser) => before.has(shown) && given.get(shown) === browser,
    ),
  },
  {
    what: 'takes recovery codes in capitals only',
    rows: ['recovery-spelling'],
    fault: () => async (request, next) => {
      const { code = '' } = await bodyOf(request);
      return isTo(request, REDEEM) && code !== String(code).toUpperCase()
        ? answer(422, { code: 'code_invalid' })
        : next(request);
    },
  },
  {
    what: 'makes new recovery codes beside the old ones',
    rows: ['recovery-old'],
    fault: redeems(
      ({ made, latest, redeemed }, code) =>
        made.includes(code) && !latest.includes(code) && !redeemed.has(code),
    ),
  },
  {
    what: 'leaves the proofs of old recovery codes good',
    rows: ['recovery-old-proof'],
    fault: begins(
      ({ given, shown: before }, shown, browser) => !before.has(shown) && given.get(shown) === browser,
    ),
  },
];
