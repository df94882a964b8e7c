/* The rows themselves: what they are called, where they point to, and what is random enough. */
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { groups } from '../../cli/rows/all.mjs';
import { codes } from '../../cli/rows/codes.mjs';
import { challengeTrouble, handleTrouble } from '../../cli/rows/randomness.mjs';
import { root } from '../../tools/lib/root.mjs';
import { contract } from '../server/support/contract.js';

const rows = groups.flatMap((group) => group.rows);
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('rows', () => {
  it('have ids of their own', () => {
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });

  it('point to headings, operations, answers and schemas that the contract has', () => {
    const text = read('docs/openapi.yaml');
    const known = [
      ...[...text.matchAll(/^ {4}## (.+)$/gm)].map(([, heading = '']) => heading),
      ...[...text.matchAll(/operationId: (\w+)/g)].map(([, id = '']) => id),
      ...[...text.matchAll(/^ {4}(\w+):$/gm)].map(([, name = '']) => name),
    ];
    assert.deepEqual(
      rows.filter(({ section }) => !known.includes(section)).map(({ id }) => id),
      [],
    );
  });

  it('are all explained, in their order and in the same words', () => {
    const page = read('docs/conformance.md').replaceAll(/\s+/g, ' ');
    const explained = [...page.matchAll(/ - \*\*`([\w-]+)`\*\* /g)].map(([, id]) => id);
    assert.deepEqual(
      explained,
      rows.map(({ id }) => id),
    );
    for (const { title, todo } of rows)
      for (const words of [title, todo]) assert.ok(page.includes(words), words);
  });

  it('know the codes of the contract', () => {
    const { enum: told } = contract.components.schemas['Code'] as { enum: string[] };
    const neverSent = ['network', 'unknown'];
    assert.deepEqual([...codes].sort(), told.filter((code) => !neverSent.includes(code)).sort());
  });
});

describe('challenges', () => {
  const random = (bytes: number): Buffer[] => [1, 2, 3, 4].map(() => randomBytes(bytes));

  it('may be any random bytes, 16 at least', () => {
    for (const bytes of [16, 32, 64]) assert.equal(challengeTrouble(random(bytes)), undefined);
    const texts = random(16).map((bytes) => Buffer.from(bytes.toString('hex')));
    assert.equal(challengeTrouble(texts), undefined);
    assert.match(challengeTrouble(random(15)) ?? '', /only 15 bytes/);
  });

  it('may not come twice, nor count, nor tell the time', () => {
    const [one = randomBytes(16), ...others] = random(32);
    assert.match(challengeTrouble([one, ...others, one]) ?? '', /the same challenge/);
    const counted = [1, 2, 3].map((count) =>
      Buffer.from(`challenge-number-${String(count).padStart(8, '0')}`),
    );
    assert.match(challengeTrouble(counted) ?? '', /counters and times/);
    const timed = [1, 2].map((count) =>
      Buffer.concat([Buffer.alloc(16), Buffer.from(String(Date.now() + count))]),
    );
    assert.match(challengeTrouble(timed) ?? '', /counters and times/);
  });
});

describe('user handles', () => {
  const trouble = (handle: Buffer | string, other: Buffer | string = randomBytes(32)): string =>
    handleTrouble(Buffer.from(handle), ['Ada', 'ada@site.example'], Buffer.from(other)) ?? '';

  it('may be random bytes, or a UUID', () => {
    assert.equal(trouble(randomBytes(32)), '');
    assert.equal(trouble(randomUUID(), randomUUID()), '');
    assert.equal(trouble(Buffer.from(randomUUID().replaceAll('-', ''), 'hex')), '');
  });

  it('may not have the name in any spelling', () => {
    for (const one of [
      'ada',
      'ADA',
      'user-ada@site.example',
      Buffer.from('ada@site.example').toString('base64url'),
    ])
      assert.match(trouble(one), /name of the account/, one);
    for (const algorithm of ['sha256', 'sha1', 'md5']) {
      const digest = createHash(algorithm).update('ada@site.example').digest();
      assert.match(trouble(digest), /name of the account/);
      assert.match(trouble(digest.toString('hex')), /name of the account/);
    }
  });

  it('may not be numbers, nor long, nor shared', () => {
    assert.match(trouble('4711'), /only 4 bytes/);
    assert.match(trouble('account-00000000000041', 'account-00000000000042'), /as numbers do/);
    assert.match(trouble(randomBytes(65)), /65 bytes/);
    const shared = randomBytes(32);
    assert.match(trouble(shared, shared), /two accounts have the same/);
  });
});
