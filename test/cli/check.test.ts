/* The demo's server passes every row. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groups } from '../../cli/rows/all.mjs';
import {
  checkDemo,
  complaints,
  isTo,
  rowsThat,
  startDemo,
  startWhole,
  withAnswer,
} from './support/backend.js';

const all = groups.flatMap(({ rows }) => rows);

describe('the demo', { concurrency: 4 }, () => {
  it('passes every row, those of old challenges, links and sessions too', async () => {
    const { app, ...settings } = await startWhole();
    const report = await checkDemo(undefined, { app, ...settings });
    app.close();
    assert.deepEqual(
      rowsThat(report, 'pass'),
      all.map(({ id }) => id),
      complaints(report),
    );
    assert.deepEqual([report.passed, report.failed, report.notTried], [all.length, 0, 0]);
  });

  it('does not wait for what is good for long', async () => {
    const report = await checkDemo();
    const untried = rowsThat(report, 'not tried');
    assert.deepEqual(untried.slice(0, 2), ['expired', 'link-expired'], complaints(report));
    assert.ok(untried.includes('old-enrollment'));
    for (const said of [/--wait 300/, /--wait 900/, /--fresh-for 600/])
      assert.match(complaints(report), said);
  });

  it('passes where results of extensions are refused that it did not ask for', async () => {
    const report = await checkDemo(async (request, next) => {
      const begins = ['/signup/begin', '/register/begin', '/factors/security-key/begin'];
      if (begins.some((path) => isTo(request, `POST ${path}`)))
        return withAnswer(await next(request), ({ options, ...rest }) => ({
          ...rest,
          options: { ...(options as object), extensions: {} },
        }));
      const sent = request.method === 'POST' ? await request.clone().text() : '';
      return sent.includes('credProps')
        ? Response.json({ title: 'Refused', status: 422, code: 'verification_failed' }, { status: 422 })
        : next(request);
    });
    assert.deepEqual(rowsThat(report, 'fail'), [], complaints(report));
  });

  it('is left with one passkey in each account that was made, all of which are named', async () => {
    const app = await startDemo();
    const { leftBehind } = await checkDemo(undefined, { app });
    const { rows } = await app.db.execute(
      'SELECT username, (SELECT count(*) FROM passkeys WHERE account_id = accounts.id) AS count FROM accounts',
    );
    app.close();
    assert.deepEqual(
      rows.map(({ count }) => Number(count)),
      [1, 1, 1],
    );
    assert.deepEqual(leftBehind.sort(), rows.map(({ username }) => `the account ${String(username)}`).sort());
  });
});
