/* Requests that are read carelessly, and what is wrong with all answers. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { answer, isTo, withHeaders } from '../backend.js';
import { bodyOf, headers, type Faulty } from './faulty.js';

/** Throws where the credential is none. */
const stumbles =
  (what: string): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const { credential } = await bodyOf(request);
    const response = await next(request);
    const isMalformed = isTo(request, what) && response.status === 400;
    return isMalformed && credential !== undefined ? answer(500, { code: 'server' }) : response;
  };

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

export const ofRequests: readonly Faulty[] = [
  {
    what: 'stumbles over a malformed credential at sign-in',
    rows: ['login-malformed'],
    fault: stumbles('POST /login/complete'),
  },
  {
    what: 'stumbles over a malformed credential at registration',
    rows: ['register-malformed'],
    fault: stumbles('POST /register/complete'),
  },
  {
    what: 'stumbles over half of a JSON text',
    rows: ['not-json'],
    fault: () => async (request, next) => {
      const text = await request.clone().text();
      return text === '' || isJson(text) ? next(request) : answer(500, { code: 'server' });
    },
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
    what: 'reads forms too',
    rows: ['media-type'],
    fault: () => (request, next) =>
      next(request.body ? withHeaders(request, { 'Content-Type': 'application/json' }) : request),
  },
  {
    what: 'answers failures as any JSON',
    rows: ['problems'],
    fault: headers((all) => {
      if (all.get('Content-Type')?.includes('problem')) all.set('Content-Type', 'application/json');
    }),
  },
  {
    what: 'lets caches keep its answers',
    rows: ['no-store'],
    fault: headers((all) => all.delete('Cache-Control')),
  },
];
