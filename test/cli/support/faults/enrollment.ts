/* Links that are good for too much or too little. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo, withBody } from '../backend.js';
import { answers, before, bodyOf, browserOf, changes, stored, type Faulty } from './faulty.js';

const MAKE = 'POST /enrollments';
const BEGIN = 'POST /register/begin';

/** Whether a registration begins by a link. */
const byLink = async (request: Request): Promise<boolean> =>
  isTo(request, BEGIN) && (await bodyOf(request)).enrollment !== undefined;

/** Begins a registration with a link that the server refuses, by the codes that it made, the newest last. */
const begins =
  (isSuch: (made: readonly string[], code: string) => boolean): Faulty['fault'] =>
  () => {
    const made: string[] = [];
    return async (request, next) => {
      const { enrollment } = await bodyOf(request);
      const response = await next(request);
      if (isTo(request, MAKE) && response.ok)
        made.push(String((await bodyOf(response)).url.split('#code=')[1]));
      const isRefused = isTo(request, BEGIN) && response.status === 422 && enrollment !== undefined;
      return isRefused && isSuch(made, enrollment.code) ? answer(200, { options: {} }) : response;
    };
  };

export const ofEnrollment: readonly Faulty[] = [
  {
    what: 'makes a link for somebody who is not signed in, or says so',
    rows: ['link-session'],
    fault: answers(MAKE, 'unauthenticated', answer(201, { url: 'https://site.example/#code=made-up' })),
  },
  {
    what: 'puts the code of a link where logs have it',
    rows: ['link-made'],
    fault: changes(MAKE, ({ url, ...rest }) => ({ ...rest, url: url.replace('#', '?') })),
  },
  {
    what: 'asks for a session also where there is a link',
    rows: ['link-register'],
    fault: () => async (request, next) =>
      (await byLink(request)) ? answer(401, { code: 'unauthenticated' }) : next(request),
    // Nothing is let in by a link then, and no other code comes of it.
    also: ['link-unknown', 'link-one'],
  },
  {
    what: 'takes a link for several passkeys',
    rows: ['link-once'],
    fault: begins((made, code) => made.at(-1) === code),
  },
  {
    what: 'uses a link up at once',
    rows: ['link-kept'],
    fault: () => {
      const shown = new Set<string>();
      return async (request, next) => {
        if (!(await byLink(request))) return next(request);
        const { code } = (await bodyOf(request)).enrollment;
        if (shown.has(code)) return answer(422, { code: 'code_invalid' });
        shown.add(code);
        return next(request);
      };
    },
  },
  {
    what: 'takes any link that looks like one',
    rows: ['link-unknown'],
    fault: begins((made, code) => !made.includes(code)),
  },
  {
    what: 'lets an account have several links',
    rows: ['link-one'],
    fault: begins((made, code) => made.includes(code) && made.at(-1) !== code),
  },
  {
    what: 'adds a passkey to whoever is signed in, whatever link was opened',
    rows: ['link-account'],
    fault: () => async (request, next) => {
      const isSignedIn = request.headers.get('Cookie')?.includes('session=') ?? false;
      if (!isSignedIn || !(await byLink(request))) return next(request);
      return next(await withBody(request, () => ({})));
    },
  },
  {
    what: 'signs in whoever opens a link',
    rows: ['link-only-registers'],
    fault: () => {
      const browsers = new Set<string>();
      return async (request, next) => {
        const isByLink = await byLink(request);
        const response = await next(request);
        if (isByLink) browsers.add(browserOf(request, response));
        return isTo(request, 'GET ') && response.status === 401 && browsers.has(browserOf(request))
          ? answer(200, { passkeys: [] })
          : response;
      };
    },
  },
  {
    what: 'stores a passkey for whoever brings the state of a link',
    rows: ['link-elsewhere'],
    fault: () => {
      const states = new Set<string>();
      return async (request, next) => {
        const isByLink = await byLink(request);
        const { state } = await bodyOf(request);
        const response = await next(request);
        if (isByLink && response.ok) states.add((await bodyOf(response)).state);
        const isRefused = isTo(request, 'POST /register/complete') && response.status === 401;
        return isRefused && states.has(state) ? stored.clone() : response;
      };
    },
  },
  {
    what: 'does not look how old a link is',
    rows: ['link-expired'],
    fault: before(BEGIN, 'UPDATE enrollments SET expires_at = 9000000000000'),
    whole: true,
  },
];
