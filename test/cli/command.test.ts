/* The command as it is typed: by the files that npm packs, unpacked elsewhere, against servers on a port. */
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serve, type ServerType } from '@hono/node-server';
import type { App } from '../../demo/server/app.js';
import type { Report } from '../../cli/check.mjs';
import { groups } from '../../cli/rows/all.mjs';
import { build } from '../../tools/build.mjs';
import { root } from '../../tools/lib/root.mjs';
import { startDemo } from './support/backend.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder: string;
let command: string;
let app: App;
let server: ServerType;
let url: string;

/** `npm pack`, and what npm does with the tarball when it installs it, without dependencies: the command needs none. */
function unpack(): string {
  const npm = process.env['npm_execpath'];
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const output = npm
    ? execFileSync(process.execPath, [npm, ...args], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    : execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [{ filename }] = JSON.parse(output.slice(output.search(/^\[/m))) as [{ filename: string }];
  const unpacked = path.join(folder, 'passkey-elements');
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', unpacked, '--strip-components', '1']);
  return unpacked;
}

function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '' };
    execFile(process.execPath, [command, ...args], { cwd: folder, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<[ServerType, string]> {
  return new Promise((resolve) => {
    const started = serve({ fetch, port: 0, hostname: 'localhost' }, ({ port }) => {
      resolve([started, `http://localhost:${String(port)}`]);
    });
  });
}

before(async () => {
  await build(['dist'], { ifStale: true });
  folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-command-'));
  const unpacked = unpack();
  const { bin } = JSON.parse(
    execFileSync(process.execPath, ['-p', `JSON.stringify(require('./package.json'))`], {
      cwd: unpacked,
      encoding: 'utf8',
    }),
  ) as { bin: Record<string, string> };
  command = path.join(unpacked, bin['passkey-elements'] ?? '');
  app = await startDemo({ origin: (origin) => origin.startsWith('http://localhost:') });
  [server, url] = await listen((request) => app.fetch(request));
});

after(() => {
  server.close();
  app.close();
  rmSync(folder, { recursive: true });
});

describe('the command, from the tarball', () => {
  it('tells a person of every row, and succeeds', async () => {
    const { code, out, err } = await run('check', `${url}/api/passkeys`);
    assert.equal(code, 0, out + err);
    const untried = new Set(['Administrators', 'E-mail codes']);
    for (const { title, rows } of groups)
      for (const row of rows) assert.equal(out.includes(row.title), !untried.has(title), row.title);
    for (const title of untried) {
      const [, told = ''] = out.split(`\n${title}\n`);
      assert.match(told, /^ {2}not tried +\d+ rows, all of this group\n +because /);
    }
    assert.match(out, /\n {2}pass +The list needs a session\n/);
    assert.match(out, /\n {2}not tried +A challenge that is too old is refused\n +because /);
    assert.match(out, /\d+ passed, 0 failed, \d+ not tried\n/);
    assert.equal(
      out.match(/--fresh-for 600 waits/g)?.length,
      1,
      'a reason that several rows have is said once',
    );
    assert.match(out, /Left behind.*the account check-/);
    assert.ok(!out.includes('\u001B'), 'colours only on a screen');
  });

  it('tells of a failure what to do about it, and where that is written, and fails', async () => {
    const [faulty, other] = await listen(async (request) => {
      const response = await app.fetch(request);
      response.headers.delete('Cache-Control');
      return response;
    });
    const { code, out } = await run('check', `${other}/api/passkeys`);
    faulty.close();
    assert.equal(code, 1, out);
    const [, told = ''] = out.split('No answer may be kept by a cache\n');
    assert.match(
      told,
      /^ +found: {2}it is missing in .*\n +to do: {2}Send `Cache-Control: no-store`.*\n +see: +"Sizes and speed" in docs\/openapi\.yaml/,
    );
    assert.match(out, /, 1 failed, /);
  });

  it('tells a machine', async () => {
    const { code, out } = await run('check', `${url}/api/passkeys`, '--json');
    assert.equal(code, 0);
    const report = JSON.parse(out) as Report & { readonly url: string; readonly origin: string };
    assert.deepEqual(Object.keys(report), [
      'url',
      'origin',
      'rows',
      'passed',
      'failed',
      'notTried',
      'leftBehind',
    ]);
    assert.deepEqual([report.url, report.origin], [`${url}/api/passkeys`, url]);
    assert.equal(report.rows.length, report.passed + report.notTried);
    assert.deepEqual(report.rows[0], {
      group: 'Right answers',
      id: 'signup',
      title: 'Sign-up creates an account with its passkey and opens a session',
      section: 'signupComplete',
      result: 'pass',
    });
    assert.deepEqual(Object.keys(report.rows.find(({ id }) => id === 'expired') ?? {}).at(-1), 'why');
  });

  const misuses: readonly (readonly [args: readonly string[], told: RegExp])[] = [
    [[], /Write: passkey-elements check URL/],
    [['chekc', 'http://localhost'], /no command "chekc", only "check"/],
    [['check'], /Write its URL behind "check"/],
    [['check', 'localhost:3000'], /"localhost:3000", which is no http or https URL/],
    [['check', 'http://localhost/x?y'], /leave out what begins with \?/],
    [['check', 'http://localhost', 'more'], /"more" is too much/],
    [['check', 'http://localhost', '--nonsense'], /--nonsense/],
    [['check', 'http://localhost', '--preset', 'acme'], /no preset "acme", only .*better-auth, /],
    [['check', 'http://localhost', '--cookie', 'abc'], /--cookie is "abc": write it as 'session=abc'/],
    [['check', 'http://localhost', '--header', 'Authorization'], /write it as 'Authorization: Bearer abc'/],
    [['check', 'http://localhost', '--header', 'a b: c'], /which is no header/],
    [['check', 'http://localhost', '--wait', 'long'], /--wait is "long": write a number of seconds/],
    [
      ['check', 'http://localhost', '--fresh-for', 'ever'],
      /--fresh-for is "ever": write a number of seconds/,
    ],
    [
      ['check', 'http://localhost', '--offers', 'step-up,cake'],
      /--offers is "cake": write one of recovery-codes, /,
    ],
    [
      ['check', 'http://localhost', '--mailbox', 'inbox'],
      /--mailbox is "inbox", which is no http or https URL/,
    ],
    [['check', 'http://localhost', '--admin-cookie', 'abc'], /--admin-cookie is "abc": write it as/],
    [['check', 'http://localhost:1/api'], /http:\/\/localhost:1 gives no answer .* Does the server run\?/],
  ];
  for (const [args, told] of misuses) {
    it(`says what is wrong with "${args.join(' ')}", and fails with 2`, async () => {
      const { code, out, err } = await run(...args);
      assert.equal(code, 2, err);
      assert.match(err, told);
      assert.equal(out, '');
    });
  }

  it('says so where there are no passkey endpoints', async () => {
    const { code, err } = await run('check', `${url}/api/passkey`);
    assert.equal(code, 2);
    assert.match(err, /Nothing below .* answers: is that the base/);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    assert.match(out, /^Usage: passkey-elements check URL/);
  });
});
