/* Accounts that are given, where the backend has no sign-up; and backends that speak as a preset says. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadPreset, presetNames, presetWire } from '../../cli/wire/preset.mjs';
import { build } from '../../tools/build.mjs';
import { serve } from '../presets/servers/better-auth.js';
import { World } from '../presets/servers/support/world.js';
import { signedUp, type Visitor } from '../server/support/flows.js';
import { answer, checkDemo, complaints, origin, rowsThat, startDemo, type Fault } from './support/backend.js';

const headersOf = ({ cookies }: Visitor): (readonly [string, string])[] => [
  ['Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')],
];

/** The demo, without its sign-up. */
const noSignUp: Fault = async (request, next) =>
  request.url.includes('/signup/') ? answer(404, { code: 'not_found' }) : next(request);

describe('a backend without sign-up', () => {
  it('is tried as far as that goes without an account', async () => {
    const report = await checkDemo(noSignUp);
    assert.deepEqual(rowsThat(report, 'fail'), [], complaints(report));
    assert.deepEqual(rowsThat(report, 'pass'), [
      ...['options', 'challenges', 'rp-id', 'session-list'],
      ...['login-malformed', 'not-json', 'too-big', 'media-type', 'problems', 'no-store'],
    ]);
    assert.match(complaints(report), /register: it takes an account: .* no --cookie or --header was given/);
  });

  it('is tried with an account that is given, whose own passkeys stay as they are', async () => {
    const app = await startDemo();
    const ada = await signedUp(app, 'ada');
    const before = await ada.list();
    const report = await checkDemo(noSignUp, { app, given: headersOf(ada) });
    assert.deepEqual(rowsThat(report, 'fail'), [], complaints(report));
    const around = /^(link|step-up|old|totp|factor|key|admin|email)-/;
    const untried = rowsThat(report, 'not tried');
    for (const id of ['link-account', 'step-up-others', 'factor-others', 'admin-list', 'email-code'])
      assert.ok(untried.includes(id), id);
    assert.deepEqual(
      untried.filter((id) => !around.test(id)),
      [
        ...['signup', 'signup-conflict', 'last-passkey', 'signup-twice', 'register-elsewhere', 'expired'],
        ...[
          'user-handle-wrong',
          'others-passkey',
          'others-rename',
          'others-remove',
          'cross-site',
          'cross-origin',
        ],
        'recovery-others',
      ],
    );
    assert.deepEqual((await ada.list()).passkeys, before.passkeys);
    assert.deepEqual(report.leftBehind, ['the recovery codes of the given account']);
    app.close();
  });

  it('is tried with a second account, too', async () => {
    const app = await startDemo();
    const [ada, bob] = [await signedUp(app, 'ada'), await signedUp(app, 'bob')];
    const report = await checkDemo(noSignUp, { app, given: headersOf(ada), otherGiven: headersOf(bob) });
    assert.deepEqual(rowsThat(report, 'fail'), [], complaints(report));
    assert.ok(rowsThat(report, 'pass').includes('others-remove'));
    assert.equal((await bob.list()).passkeys.length, 1);
    app.close();
  });
});

describe('a backend behind a preset', () => {
  before(() => build(['dist'], { ifStale: true }));

  it('is asked as the preset asks, and only what it can be asked', async () => {
    const world = new World(origin);
    const server = serve(world);
    const sessions = [world.openSession(world.addUser()), world.openSession(world.addUser())];
    const [given, otherGiven] = sessions.map(({ token }) => [['Cookie', `wire-session=${token}`]] as const);
    const url = new URL(`${origin}/api/auth`);
    const report = await checkDemo(async (request) => server.fetch(request), {
      base: url,
      wire: await presetWire(url, await loadPreset('better-auth'), {}),
      ...(given && { given }),
      ...(otherGiven && { otherGiven }),
    });
    const passed = rowsThat(report, 'pass');
    for (const id of [
      'list',
      'register',
      'login',
      'rename',
      'remove',
      'unknown-credential',
      'signature',
      'others-remove',
    ])
      assert.ok(passed.includes(id), `${id}\n${complaints(report)}`);
    for (const id of ['signup', 'problems', 'too-big'])
      assert.ok(rowsThat(report, 'not tried').includes(id), id);
    assert.deepEqual(
      world.users.map(({ passkeys }) => passkeys.length),
      [0, 0],
    );
  });

  it('can be any of those that the package has', async () => {
    for (const name of presetNames()) assert.equal((await loadPreset(name)).name, name);
  });
});
