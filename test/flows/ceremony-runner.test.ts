import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CeremonyRunner } from '../../src/flows/ceremony-runner.js';
import { PasskeyFailure, type FailureCode } from '../../src/model/failure.js';

type Step = 'begin' | 'prompt' | 'complete';

interface Call {
  readonly step: Step;
  readonly given: unknown;
  readonly signal: AbortSignal;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A runner whose steps end when the test says so. */
function start() {
  const calls: Call[] = [];
  const told: string[] = [];
  const step =
    (name: Step) =>
    (given: unknown, signal: AbortSignal): Promise<never> =>
      new Promise((resolve, reject) => calls.push({ step: name, given, signal, resolve: resolve, reject }));
  const runner = new CeremonyRunner<{ username?: string }, { timeout?: number }, string, string>(
    { begin: step('begin'), prompt: step('prompt'), complete: step('complete') },
    (event) =>
      told.push(event.type === 'failed' ? `failed ${event.failure.code} ${String(event.kept)}` : event.type),
  );
  /** Whether or not what fetches ahead has to be loaded first. */
  const prepare = async (input: { username?: string }) => Promise.resolve(runner.prepare(input));
  const last = () => calls.at(-1)!;
  const steps = () => calls.map((call) => call.step);
  /** Brings the newest call to its end, and waits for what follows. */
  const answer = async (value: unknown) => {
    last().resolve(value);
    await settled();
  };
  const fail = async (code: FailureCode) => {
    last().reject(new PasskeyFailure(code));
    await settled();
  };
  return { runner, prepare, calls, told, last, steps, answer, fail };
}

const begun = { options: { timeout: 60_000 }, state: 's' };

test('a ceremony is options, authenticator, backend; each gets what the one before brought', async () => {
  const { runner, calls, told, answer } = start();
  const result = runner.start({ username: 'ada' });
  await answer(begun);
  await answer('credential');
  await answer('result');
  assert.equal(await result, 'result');
  assert.deepEqual(told, ['begin', 'options', 'credential', 'succeeded']);
  assert.deepEqual(
    calls.map(({ step, given }) => [step, given]),
    [
      ['begin', { username: 'ada' }],
      ['prompt', begun.options],
      ['complete', { ...begun, credential: 'credential' }],
    ],
  );
  assert.equal(runner.busy, false);
});

test('a second start while one runs is nothing', async () => {
  const { runner, told, steps } = start();
  void runner.start({});
  assert.equal(await runner.start({}), undefined);
  assert.deepEqual(steps(), ['begin']);
  assert.deepEqual(told, ['begin']);
});

for (const [index, step] of (['begin', 'prompt', 'complete'] as const).entries()) {
  const answers = [begun, 'credential', 'result'];

  test(`cancelled in ${step}: tells so once, aborts, and drops the late answer`, async () => {
    const { runner, told, last, answer } = start();
    const result = runner.start({});
    for (const value of answers.slice(0, index)) await answer(value);
    assert.equal(last().step, step);
    const before = told.length;
    runner.cancel();
    runner.cancel();
    assert.equal(last().signal.aborted, true);
    await answer(answers[index]);
    assert.equal(await result, undefined);
    assert.deepEqual(told.slice(before), ['cancelled']);
    assert.equal(runner.busy, false);
  });

  test(`failed in ${step}: tells so, and can be started again`, async () => {
    const { runner, told, calls, answer, fail } = start();
    const result = runner.start({});
    for (const value of answers.slice(0, index)) await answer(value);
    await fail('server');
    assert.equal(await result, undefined);
    assert.equal(told.at(-1), 'failed server false');
    void runner.start({});
    assert.equal(calls.at(-1)?.step, 'begin');
  });
}

test('the late answer of an old run does not disturb the new one', async () => {
  const { runner, calls, told, answer } = start();
  void runner.start({ username: 'old' });
  const [old] = calls;
  runner.cancel();
  const result = runner.start({ username: 'new' });
  old!.resolve(begun);
  await settled();
  assert.deepEqual(
    calls.map(({ step }) => step),
    ['begin', 'begin'],
  );
  await answer(begun);
  await answer('credential');
  await answer('result');
  assert.equal(await result, 'result');
  assert.deepEqual(told, ['begin', 'cancelled', 'begin', 'options', 'credential', 'succeeded']);
});

test('the late failure of an old run does not disturb the new one', async () => {
  const { runner, calls, told } = start();
  void runner.start({});
  runner.cancel();
  void runner.start({});
  calls[0]!.reject(new PasskeyFailure('server'));
  await settled();
  assert.deepEqual(told, ['begin', 'cancelled', 'begin']);
  assert.equal(runner.busy, true);
});

test('a step that ends with "cancelled" is a cancel and no failure', async () => {
  const { runner, told, answer, fail } = start();
  void runner.start({});
  await answer(begun);
  await fail('cancelled');
  assert.deepEqual(told, ['begin', 'options', 'cancelled']);
});

for (const code of ['network', 'timeout', 'rate_limited'] as const) {
  test(`after ${code} in complete the same credential can be sent again, without a ceremony`, async () => {
    const { runner, told, steps, last, answer, fail } = start();
    void runner.start({});
    await answer(begun);
    await answer('credential');
    await fail(code);
    assert.equal(told.at(-1), `failed ${code} true`);
    const again = runner.resume();
    assert.deepEqual(last().given, { ...begun, credential: 'credential', again: true });
    await answer('result');
    assert.equal(await again, 'result');
    assert.deepEqual(steps(), ['begin', 'prompt', 'complete', 'complete']);
  });
}

for (const code of ['server', 'verification_failed', 'challenge_expired', 'unknown_credential'] as const) {
  test(`after ${code} in complete there is nothing to send again`, async () => {
    const { runner, told, steps, answer, fail } = start();
    void runner.start({});
    await answer(begun);
    await answer('credential');
    await fail(code);
    assert.equal(told.at(-1), `failed ${code} false`);
    assert.equal(await runner.resume(), undefined);
    assert.deepEqual(steps(), ['begin', 'prompt', 'complete']);
  });
}

for (const [status, kept] of [
  [500, false],
  [501, false],
  [502, true],
  [503, true],
  [504, true],
] as const) {
  test(`after ${String(status)} in complete the credential is ${kept ? '' : 'not '}kept`, async () => {
    const { runner, told, last, answer } = start();
    void runner.start({});
    await answer(begun);
    await answer('credential');
    last().reject(new PasskeyFailure('server', { status }));
    await settled();
    assert.equal(told.at(-1), `failed server ${String(kept)}`);
  });
}

test('network before there is a credential keeps nothing', async () => {
  const { runner, told, fail } = start();
  void runner.start({});
  await fail('network');
  assert.deepEqual(told, ['begin', 'failed network false']);
});

test('a network failure of a new run does not offer the credential of the one before', async () => {
  const { runner, told, answer, fail } = start();
  void runner.start({});
  await answer(begun);
  await answer('credential');
  await fail('network');
  assert.equal(told.at(-1), 'failed network true');
  void runner.start({});
  await fail('network');
  assert.equal(told.at(-1), 'failed network false');
  assert.equal(await runner.resume(), undefined);
});

test('after a success, and after a cancel, there is nothing to send again', async () => {
  const { runner, answer, fail } = start();
  void runner.start({});
  await answer(begun);
  await answer('credential');
  await answer('result');
  assert.equal(await runner.resume(), undefined);
  void runner.start({});
  await answer(begun);
  await answer('credential');
  await fail('network');
  runner.cancel();
  assert.equal(await runner.resume(), undefined);
});

test('options fetched ahead are used once, and the authenticator is called before start returns', async () => {
  const { runner, prepare, steps, answer } = start();
  await prepare({});
  await prepare({});
  assert.deepEqual(steps(), ['begin']);
  await answer(begun);
  void runner.start({});
  assert.deepEqual(steps(), ['begin', 'prompt']);
  await answer('credential');
  await answer('result');
  void runner.start({});
  assert.deepEqual(steps(), ['begin', 'prompt', 'complete', 'begin']);
});

test('options fetched ahead for somebody else are given up', async () => {
  const { runner, prepare, calls } = start();
  await prepare({ username: 'ada' });
  void runner.start({ username: 'grace' });
  assert.deepEqual(
    calls.map(({ given, signal }) => [given, signal.aborted]),
    [
      [{ username: 'ada' }, true],
      [{ username: 'grace' }, false],
    ],
  );
});

test('options that grew too old are fetched anew', async (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  const { runner, prepare, steps, last } = start();
  await prepare({});
  last().resolve(begun);
  await Promise.resolve();
  t.mock.timers.tick(60_001);
  void runner.start({});
  assert.deepEqual(steps(), ['begin', 'begin']);
});

test('a failure to fetch ahead is told to nobody: the click tries again', async () => {
  const { runner, prepare, told, steps, fail } = start();
  await prepare({});
  await fail('network');
  assert.deepEqual(told, []);
  void runner.start({});
  assert.deepEqual(steps(), ['begin', 'begin']);
  assert.deepEqual(told, ['begin']);
});

test('nothing is fetched ahead while a ceremony runs', async () => {
  const { runner, prepare, steps } = start();
  void runner.start({});
  await prepare({ username: 'ada' });
  assert.deepEqual(steps(), ['begin']);
});

test('nothing is fetched ahead while a credential waits to be sent again', async () => {
  const { runner, prepare, steps, answer, fail } = start();
  void runner.start({});
  await answer(begun);
  await answer('credential');
  await fail('network');
  await prepare({});
  assert.deepEqual(steps(), ['begin', 'prompt', 'complete']);
  runner.cancel();
  await prepare({});
  assert.deepEqual(steps(), ['begin', 'prompt', 'complete', 'begin']);
});

test('what a step throws that is no failure becomes one, and developers see it', async (t) => {
  const error = t.mock.method(console, 'error', () => undefined);
  const { runner, told, last } = start();
  void runner.start({});
  last().reject(new TypeError('a bug'));
  await settled();
  assert.deepEqual(told, ['begin', 'failed unknown false']);
  assert.equal(error.mock.callCount(), 1);
});
