/* With one fault the demo's server fails the rows that are about it, and no other; and each row has such a fault. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groups } from '../../cli/rows/all.mjs';
import { checkDemo, complaints, rowsThat, startDemo, startWhole } from './support/backend.js';
import { faults, withoutFault } from './support/faults.js';

const all = groups.flatMap(({ rows }) => rows);

describe('a server that', { concurrency: 4 }, () => {
  for (const { what, rows, also = [], fault, options, whole } of faults) {
    it(what, async () => {
      const { app, ...settings } = whole ? await startWhole() : { app: await startDemo(options) };
      const report = await checkDemo(fault(app), { app, ...settings });
      app.close();
      const expected = new Set([...rows, ...also]);
      assert.deepEqual(new Set(rowsThat(report, 'fail')), expected, complaints(report));
      for (const { result, found, todo } of report.rows) if (result === 'fail') assert.ok(found && todo);
    });
  }
});

describe('every row', () => {
  const found = new Set(faults.flatMap(({ rows }) => rows));

  it('can fail: some server has the fault that it is about', () => {
    const unfound = all.map(({ id }) => id).filter((id) => !found.has(id));
    assert.deepEqual(unfound.sort(), Object.keys(withoutFault).sort());
  });

  it('that a fault names is there', () => {
    const ids = new Set(all.map(({ id }) => id));
    const named = faults.flatMap(({ rows, also = [] }) => [...rows, ...also]);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
});
