/* Servers for which anything proves who somebody is, or nothing has to. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import type { App } from '../../../../demo/server/app.js';
import { digest } from '../../../../demo/server/tokens.js';
import { answer, isTo, withAnswer, withBody, type Body } from '../backend.js';
import { answers, bodyOf, codeOf, type Faulty } from './faulty.js';
import { isSigned } from './verification.js';

const BEGIN = 'POST /step-up/begin';
const COMPLETE = 'POST /step-up/complete';

const confirmed = (): Response =>
  new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });

/** Takes a proof that the server refuses with this code. */
const confirms =
  (code: string, isSuch: (body: Body, app: App) => boolean | Promise<boolean>): Faulty['fault'] =>
  (app) =>
  async (request, next) => {
    const body = await bodyOf(request);
    const response = await next(request);
    if (!isTo(request, COMPLETE) || (await codeOf(response)) !== code) return response;
    return (await isSuch(body, app)) ? confirmed() : response;
  };

/** Takes what was begun by this, as long as it is open. */
const takesOpen =
  (begin: string): Faulty['fault'] =>
  (app) => {
    const open = new Set<string>();
    const taking = confirms('challenge_expired', ({ state }) => open.has(state))(app);
    return async (request, next) => {
      const { state } = await bodyOf(request);
      const response = await taking(request, next);
      if (isTo(request, begin) && response.ok) open.add((await bodyOf(response)).state);
      if (isTo(request, COMPLETE)) open.delete(state);
      return response;
    };
  };

const sessionOf = (request: Request): string =>
  /session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? '';

export const ofStepUp: readonly Faulty[] = [
  {
    what: 'begins a step-up for nobody',
    rows: ['step-up-session'],
    fault: answers(BEGIN, 'unauthenticated', answer(200, { options: {} })),
  },
  {
    what: 'does not say which passkeys would confirm',
    rows: ['step-up'],
    fault: () => async (request, next) => {
      const { passkey } = await bodyOf(request);
      const response = await next(request);
      if (!isTo(request, BEGIN) || !response.ok || passkey !== undefined) return response;
      return withAnswer(response, ({ options, ...rest }) => ({
        ...rest,
        options: { ...options, allowCredentials: [] },
      }));
    },
  },
  {
    what: 'does not listen which passkey is asked for',
    rows: ['step-up-one'],
    fault: () => async (request, next) =>
      next(isTo(request, BEGIN) ? await withBody(request, () => ({})) : request),
  },
  {
    what: 'does not verify the signature of a proof',
    rows: ['step-up-signature'],
    fault: confirms('verification_failed', async (body, app) => !(await isSigned(body, app))),
  },
  {
    what: "takes anybody's passkey for a proof",
    rows: ['step-up-others'],
    fault: confirms('verification_failed', isSigned),
  },
  {
    what: 'forgets which passkey opened the session once another has confirmed it',
    rows: ['step-up-same-session'],
    fault:
      ({ db }) =>
      async (request, next) => {
        const { credential } = await bodyOf(request);
        const response = await next(request);
        const sql = `UPDATE sessions SET passkey_id = (SELECT id FROM passkeys WHERE credential_id = ?) WHERE id_digest = ?`;
        if (isTo(request, COMPLETE) && response.ok)
          await db.execute({ sql, args: [credential.id, digest(sessionOf(request))] });
        return response;
      },
  },
  {
    what: 'answers a proof that is sent again as any other used challenge',
    rows: ['step-up-twice'],
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
    what: 'takes another proof over a used challenge',
    rows: ['step-up-used'],
    fault: (app) => {
      const used = new Set<string>();
      const taking = confirms('challenge_expired', ({ state }) => used.has(state))(app);
      return async (request, next) => {
        const { state } = await bodyOf(request);
        const response = await taking(request, next);
        if (isTo(request, COMPLETE) && response.ok) used.add(state);
        return response;
      };
    },
  },
  {
    what: "takes a proof over any session's challenge",
    rows: ['step-up-elsewhere'],
    fault: takesOpen(BEGIN),
  },
  {
    what: 'takes a sign-in for a proof',
    rows: ['step-up-purpose'],
    fault: takesOpen('POST /login/begin'),
  },
  {
    what: 'makes recovery codes in a session of any age',
    rows: ['old-recovery-codes'],
    fault: answers('POST /recovery-codes', 'reauth_required', answer(200, { codes: ['made-up'] })),
    whole: true,
  },
  {
    what: 'makes a link in a session of any age',
    rows: ['old-enrollment'],
    fault: answers(
      'POST /enrollments',
      'reauth_required',
      answer(201, { url: 'https://site.example/#code=made-up' }),
    ),
    whole: true,
  },
  {
    what: 'begins an authenticator app in a session of any age',
    rows: ['old-totp'],
    fault: answers('POST /factors/totp/begin', 'reauth_required', answer(200, { secret: 'ABCD' })),
    whole: true,
  },
  {
    what: 'begins a security key in a session of any age',
    rows: ['old-key'],
    fault: answers(
      'POST /factors/security-key/begin',
      'reauth_required',
      answer(200, { options: { challenge: 'AAAA' } }),
    ),
    whole: true,
  },
  {
    what: 'removes a second factor in a session of any age',
    rows: ['old-factor'],
    fault: () => async (request, next) => {
      const response = await next(request);
      const isRemoval = request.method === 'DELETE' && request.url.includes('/factors/');
      return isRemoval && (await codeOf(response)) === 'reauth_required' ? confirmed() : response;
    },
    whole: true,
  },
  {
    what: 'hears a proof and leaves the session old',
    rows: ['step-up-freshens'],
    fault: ({ db }) => {
      const refused = new Set<string>();
      return async (request, next) => {
        const response = await next(request);
        const session = sessionOf(request);
        if ((await codeOf(response)) === 'reauth_required') refused.add(session);
        const sql = 'UPDATE sessions SET proved_at = created_at WHERE id_digest = ?';
        if (isTo(request, COMPLETE) && refused.has(session))
          await db.execute({ sql, args: [digest(session)] });
        return response;
      };
    },
    whole: true,
  },
];
