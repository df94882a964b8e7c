/* Servers that do not ask who it is, or where a request comes from. */
import { answer, isTo, origin, withHeaders } from '../backend.js';
import { answers, headers, stored, type Faulty } from './faulty.js';

/** Answers otherwise what somebody who is not signed in asks for. */
const toStrangers =
  (method: string, instead: Response): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    const isStranger =
      request.method === method && response.status === 401 && !request.url.includes('/factors/');
    return isStranger ? instead.clone() : response;
  };

export const ofSessions: readonly Faulty[] = [
  {
    what: 'shows an empty list to somebody who is not signed in',
    rows: ['session-list'],
    fault: answers('GET ', 'unauthenticated', answer(200, { passkeys: [] })),
  },
  {
    what: 'asks for the session at the begin of a registration only',
    rows: ['session-register'],
    also: ['link-elsewhere'],
    fault: answers('POST /register/complete', 'unauthenticated', stored),
  },
  {
    what: 'asks for the session at the end of a registration only',
    rows: ['session-register'],
    fault: answers('POST /register/begin', 'unauthenticated', answer(200, { options: {} })),
  },
  {
    what: 'says to somebody who is not signed in that there is no such passkey',
    rows: ['session-rename'],
    fault: toStrangers('PATCH', answer(404, { code: 'not_found' })),
  },
  {
    what: 'removes a passkey for somebody who is not signed in, or says so',
    rows: ['session-remove'],
    fault: toStrangers('DELETE', answer(200)),
  },
  {
    what: "renames somebody else's passkey, or says so",
    rows: ['others-rename'],
    fault: () => async (request, next) => {
      const response = await next(request);
      const isOthers = request.method === 'PATCH' && response.status === 404;
      return isOthers ? answer(200, { id: 'theirs' }) : response;
    },
  },
  {
    what: "tells that somebody else's passkey exists",
    rows: ['others-remove'],
    fault: () => {
      const removed = new Set<string>();
      return async (request, next) => {
        const response = await next(request);
        if (request.method !== 'DELETE' || request.url.includes('/factors/')) return response;
        if (response.ok) removed.add(request.url);
        return response.status === 404 && !removed.has(request.url)
          ? answer(403, { code: 'forbidden' })
          : response;
      };
    },
  },
  {
    what: 'does not look where a request comes from',
    rows: ['cross-site', 'cross-origin'],
    fault: () => (request, next) =>
      next(withHeaders(request, { 'Sec-Fetch-Site': 'same-origin', Origin: origin })),
  },
  {
    what: 'is content where there is a Sec-Fetch-Site, whatever it says',
    rows: ['cross-site'],
    fault: () => (request, next) =>
      next(
        request.headers.has('Sec-Fetch-Site')
          ? withHeaders(request, { 'Sec-Fetch-Site': 'same-origin' })
          : request,
      ),
  },
  {
    what: 'looks at Sec-Fetch-Site only',
    rows: ['cross-origin'],
    fault: () => (request, next) => next(withHeaders(request, { Origin: origin })),
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
    what: 'lets scripts read its cookies',
    rows: ['cookies'],
    fault: headers((all) => {
      const lines = all.getSetCookie();
      all.delete('Set-Cookie');
      for (const line of lines) all.append('Set-Cookie', line.replace('; HttpOnly', ''));
    }),
  },
];
