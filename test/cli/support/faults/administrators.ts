/* Servers whose administrators are too many, or do too much or too little. */
import { answer, base, withAnswer, withBody, withHeaders, type Body } from '../backend.js';
import { codeOf, type Faulty } from './faulty.js';

/** What comes after `/users/`, where it is about somebody else. */
const partsOf = ({ url }: Request): readonly string[] =>
  new URL(url).pathname.split('/users/')[1]?.split('/') ?? [];

const gone = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });

/** Answers a request for administrators otherwise, where the server answers this code. */
const instead =
  (code: string, other: (request: Request) => Response | undefined): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    const isSuch = partsOf(request).length > 0 && (await codeOf(response)) === code;
    return (isSuch ? other(request) : undefined) ?? response;
  };

/** Says that a passkey is gone, where it was so before, or where it never was. */
const saysGone =
  (before: boolean): Faulty['fault'] =>
  () => {
    const removed = new Set<string>();
    return async (request, next) => {
      const response = await next(request);
      if (request.method !== 'DELETE' || partsOf(request).length !== 2) return response;
      if (response.ok) removed.add(request.url);
      return response.status === 404 && removed.has(request.url) === before ? gone() : response;
    };
  };

const list = (): Response => answer(200, { passkeys: [] });

/** Whether an administrator asks; the cookie is that of `startWhole()`. */
const isAdministrator = ({ headers }: Request): boolean =>
  headers.get('Cookie')?.includes('administrator=1') ?? false;

/** Lets everybody with an account do what administrators do, where they ask for this. */
const asAdministrator = (isSuch: (request: Request) => boolean): Faulty['fault'] => {
  return () => {
    let cookie = '';
    return async (request, next) => {
      if (isAdministrator(request)) cookie = request.headers.get('Cookie') ?? '';
      const response = await next(request.clone());
      const isRefused = partsOf(request).length > 0 && (await codeOf(response)) === 'forbidden';
      if (!isRefused || !isSuch(request)) return response;
      return next(withHeaders(request, { Cookie: cookie }));
    };
  };
};

/** Changes what an administrator gets of one request for somebody else. */
const given =
  (method: string, end: RegExp, change: (body: Body) => unknown): Faulty['fault'] =>
  () =>
  async (request, next) => {
    const response = await next(request);
    const isSuch = request.method === method && end.test(partsOf(request).slice(1).join('/'));
    return isSuch && response.ok ? withAnswer(response, change) : response;
  };

const ofProvisioning: readonly Faulty[] = [
  {
    what: 'says that it renamed, and has the old name',
    rows: ['admin-rename'],
    fault: () => (request, next) =>
      request.method === 'PATCH' && partsOf(request).length === 2 && isAdministrator(request)
        ? withBody(request, (body: Body) => ({ ...body, name: 'Always the same' }) as object).then(next)
        : next(request),
    whole: true,
  },
  {
    what: 'says of any passkey that it was renamed',
    rows: ['admin-rename-others'],
    fault: instead('not_found', ({ method }) =>
      method === 'PATCH' ? answer(200, { id: 'made-up', name: 'x' }) : undefined,
    ),
    whole: true,
  },
  {
    what: 'lets everybody name the passkeys of others',
    rows: ['admin-rename-forbidden'],
    fault: asAdministrator(({ method }) => method === 'PATCH'),
    whole: true,
  },
  {
    what: 'asks administrators for any passkey',
    rows: ['admin-add'],
    fault: given('POST', /^register\/begin$/, (body: { options: object }) => ({
      ...body,
      options: { ...body.options, authenticatorSelection: {} },
    })),
    whole: true,
  },
  {
    what: 'takes what an administrator keeps',
    rows: ['admin-add-kept'],
    fault: instead('verification_failed', () => answer(201, { id: 'made-up' })),
    whole: true,
  },
  {
    what: 'lets everybody register passkeys for others',
    rows: ['admin-add-forbidden'],
    fault: asAdministrator(({ url }) => url.includes('/register/')),
    whole: true,
  },
];

export const ofAdministrators: readonly Faulty[] = [
  ...ofProvisioning,
  {
    what: "shows somebody's passkeys to strangers, or an empty list",
    rows: ['admin-session'],
    fault: instead('unauthenticated', ({ method }) => (method === 'GET' ? list() : undefined)),
    whole: true,
  },
  {
    what: 'tells everybody who has an account',
    rows: ['admin-forbidden'],
    fault: instead('forbidden', (request) =>
      partsOf(request)[0]?.startsWith('nobody') ? answer(404, { code: 'not_found' }) : undefined,
    ),
    whole: true,
  },
  {
    what: 'has an empty list of an account that does not exist',
    rows: ['admin-list'],
    fault: instead('not_found', ({ method }) => (method === 'GET' ? list() : undefined)),
    whole: true,
  },
  {
    what: 'makes the link of an administrator for the administrator',
    rows: ['admin-link'],
    fault: () => (request, next) =>
      next(
        partsOf(request)[1] === 'enrollments' && request.headers.get('Cookie')?.includes('administrator=1')
          ? new Request(`${base.href}/enrollments`, request)
          : request,
      ),
    whole: true,
  },
  {
    what: 'says of any passkey that it is gone',
    rows: ['admin-remove-others'],
    fault: saysGone(false),
    whole: true,
  },
  {
    what: "says again and again that somebody else's passkey is gone",
    rows: ['admin-remove'],
    fault: saysGone(true),
    whole: true,
  },
  {
    what: 'leaves the sessions open of an account without passkeys',
    rows: ['admin-remove-all'],
    fault: () => {
      let isEmpty = false;
      return async (request, next) => {
        const response = await next(request);
        if (request.method === 'DELETE' && partsOf(request).length === 1 && response.ok) isEmpty = true;
        const isList = request.method === 'GET' && request.url === base.href && response.status === 401;
        return isEmpty && isList && (request.headers.get('Cookie') ?? '').includes('session=')
          ? list()
          : response;
      };
    },
    whole: true,
  },
];
