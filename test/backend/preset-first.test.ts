/* An operation of a preset that takes two requests. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { at, records } from '../../src/backend/preset-tools.js';
import { definePreset } from '../../src/backend/preset.js';

const mine = definePreset({
  name: 'mine',
  title: 'Mine',
  base: '/mine',
  parameters: { who: { description: 'whose', default: 'a/b' } },
  capabilities: { naming: 'finish', lastPasskey: 'unknown', stepUp: 'none', fields: ['id'] },
  operations: {
    factors: {
      first: { endpoint: 'GET {base}/{who}/kinds' },
      endpoint: 'POST {base}/{who}/factors',
      answer: ({ body }, _, { input, first }) => ({
        factors: [
          ...records(at(body, 'factors')),
          { id: String(at(first?.body, 'kinds')), name: JSON.stringify(input) },
        ],
      }),
    },
    factorRemove: {
      first: { endpoint: 'POST {base}/open/{id}', request: ({ id }) => ({ body: { opened: id } }) },
      endpoint: 'DELETE {base}/{steps}',
      request: ({ id }) => ({ path: { steps: ['u 2', id] } }),
    },
    recoveryCodesCreate: {
      first: {
        endpoint: 'DELETE {base}/codes',
        forgives: ({ status, body }) => status === 400 && at(body, 'why') === 'none there',
      },
      endpoint: 'POST {base}/codes',
      answer: ({ body }) => ({ codes: at(body, 'codes') }),
    },
  },
});

type Answers = Readonly<Record<string, () => Response>>;

/** A backend that answers each request as it is told, and what it was asked. */
function answering(answers: Answers, endpoints = {}): { backend: Required<PasskeyBackend>; asked: string[] } {
  const asked: string[] = [];
  const backend = presetBackend(mine, {
    endpoints,
    fetch: (url, init) => {
      const line = `${init?.method ?? 'GET'} ${url as string}`;
      asked.push(init?.body ? `${line} ${init.body as string}` : line);
      return Promise.resolve(answers[line]?.() ?? new Response(null, { status: 204 }));
    },
  });
  return { backend: backend as Required<PasskeyBackend>, asked };
}

describe('an operation with a first request', () => {
  it('makes both, in this order, and the answer is made of both', async () => {
    const { backend, asked } = answering({
      'GET /mine/a%2Fb/kinds': () => Response.json({ kinds: 'codes' }),
      'POST /mine/a%2Fb/factors': () => Response.json({ factors: [{ id: '1', kind: 'totp' }] }),
    });
    assert.deepEqual(await backend.factors(), [
      { id: '1', kind: 'totp' },
      { id: 'codes', kind: 'other', name: '{}' },
    ]);
    assert.deepEqual(asked, ['GET /mine/a%2Fb/kinds', 'POST /mine/a%2Fb/factors {}']);
  });

  it('fills in the id in both, and encodes each step of a path', async () => {
    const { backend, asked } = answering({});
    await backend.factorRemove('../x');
    assert.deepEqual(asked, ['POST /mine/open/..%2Fx {"opened":"../x"}', 'DELETE /mine/u%202/..%2Fx']);
  });

  it('ends with the failure of the first, and does not make the second', async () => {
    for (const [status, why, code] of [
      [403, 'none there', 'forbidden'],
      [400, 'locked', 'validation'],
    ] as const) {
      const { backend, asked } = answering({
        'DELETE /mine/codes': () => Response.json({ why }, { status }),
      });
      await assert.rejects(backend.recoveryCodesCreate({}), { code });
      assert.deepEqual(asked, ['DELETE /mine/codes']);
    }
  });

  it('goes on after a refusal that does not matter', async () => {
    const { backend, asked } = answering({
      'DELETE /mine/codes': () => Response.json({ why: 'none there' }, { status: 400 }),
      'POST /mine/codes': () => Response.json({ codes: ['a', 'b'] }),
    });
    assert.deepEqual(await backend.recoveryCodesCreate({}), ['a', 'b']);
    assert.deepEqual(asked, ['DELETE /mine/codes', 'POST /mine/codes {}']);
  });

  it('keeps its first request where a page replaces the endpoint, and makes none where there is no such operation', async () => {
    const own = answering(
      { 'POST /own': () => Response.json({ codes: ['a'] }) },
      { recoveryCodesCreate: '/own', factors: 'none' },
    );
    await own.backend.recoveryCodesCreate({});
    assert.deepEqual(own.asked, ['DELETE /mine/codes', 'POST /own {}']);
    assert.equal(own.backend.factors, undefined);
  });
});
