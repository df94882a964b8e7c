/* `npm run test:mutations` is too long for every day; that its table speaks of the sources of today is not. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow } from '../../tools/lib/fresh.mjs';
import { root } from '../../tools/lib/root.mjs';
import { mutated } from '../../tools/mutations/apply.mjs';
import { mutations } from '../../tools/mutations/mutations.mjs';

describe('the table of mutations', () => {
  for (const mutation of mutations) {
    it(`finds what it takes out once: rule ${String(mutation.rule)}, ${mutation.what}`, () => {
      assert.ok(mutated(mutation, root).length > 0);
      assert.notEqual(mutation.put, mutation.take);
      assert.ok(existsSync(path.join(root, mutation.test)), mutation.test);
    });
  }

  it('has at least two for each rule that has tests', () => {
    const rules = filesBelow('test/rules').flatMap((file) => /rule-(\d\d)-/.exec(file)?.[1] ?? []);
    for (const rule of new Set(rules.map(Number)))
      assert.ok(mutations.filter((one) => one.rule === rule).length >= 2, `rule ${String(rule)}`);
  });

  it('refuses a text that is not there, or there twice', () => {
    const [one] = mutations;
    assert.throws(() => mutated({ ...one!, take: 'no such text' }, root));
    assert.throws(() => mutated({ ...one!, take: 'place' }, root));
  });
});
