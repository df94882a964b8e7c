/* The demo's server with codes of an authenticator app as a way to step up, which its own page does not offer. */
import type { App } from '../../../demo/server/app.js';
import { configure } from '../../../demo/server/config.js';
import { useTotp } from '../../../demo/server/factors.js';
import { digest } from '../../../demo/server/tokens.js';
import { answer, isTo, withAnswer } from './backend.js';

export function takingCodes(app: App, now: () => number): App {
  const services = { config: configure({ now }), db: app.db, secret: '', mailer: undefined };
  const fetch = async (request: Request): Promise<Response> => {
    const body: unknown = await request
      .clone()
      .json()
      .catch(() => ({}));
    const { code } = Object(body) as { code?: unknown };
    if (isTo(request, 'POST /step-up/complete') && typeof code === 'string') {
      const accountId = await accountOf(app, request);
      if (!(await useTotp(services, accountId, code))) return answer(422, { code: 'code_invalid' });
      return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
    }
    const response = await app.fetch(request);
    return isTo(request, 'POST /step-up/begin') && response.ok
      ? withAnswer(response, (begun) => ({ ...begun, methods: ['passkey', 'code'] }))
      : response;
  };
  return { ...app, fetch: fetch };
}

async function accountOf({ db }: App, request: Request): Promise<string> {
  const id = /session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? '';
  const sql = 'SELECT account_id FROM sessions WHERE id_digest = ?';
  return String((await db.execute({ sql, args: [digest(id)] })).rows[0]?.['account_id']);
}
