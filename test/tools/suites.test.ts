import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeSuite } from '../../tools/suites/node.mjs';

test('a name that no test file has is not taken for all of them', async () => {
  await assert.rejects(nodeSuite(['test/nowhere']), /No \*\.test\.ts below test\/ has test\/nowhere/);
});
