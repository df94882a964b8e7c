/* Second factors: seen, added by an authenticator app, and removed. */
import { accepted, fail, needed, NotTried, refused } from '../verdict.mjs';
import { beginApp, codeOf, withFactor, wrongCode } from './authenticator-app.mjs';
import { needsSession, offered, refusesStranger, requireContract } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').Answer} Answer */

const kinds = ['totp', 'security-key', 'sms', 'email', 'password', 'recovery-codes', 'other'];

/** @param {any} factor @param {string} where */
function shaped(factor, where) {
  if (typeof factor?.id !== 'string' || factor.id === '') fail(`a factor in ${where} has no id`);
  if (!kinds.includes(factor.kind))
    fail(`a factor in ${where} is of the kind ${JSON.stringify(factor.kind)}`);
}

/** @param {World} world */
async function factorsOf(world) {
  const { browser } = await world.account();
  const { body } = needed(await world.ask(browser, 'factors'), 'the list of factors');
  if (!Array.isArray(body?.factors)) throw new NotTried('the list of factors has no factors');
  return /** @type {any[]} */ (body.factors);
}

/** Takes a factor away that must not have come to be. @param {World} world @param {Answer} answer */
async function undo(world, { ok, body }) {
  const { browser } = await world.account();
  if (ok && body?.id) await world.ask(browser, 'factorRemove', { id: body.id });
}

/** A step-up by a code. @param {World} world @param {string} code */
async function confirm(world, code) {
  const { browser } = await world.account();
  const { body } = needed(await world.ask(browser, 'stepUpBegin', {}), 'the begin of a step-up');
  if (!body?.methods?.includes('code')) throw new NotTried('a code is none of the methods of a step-up here');
  return world.ask(browser, 'stepUpComplete', {
    code,
    ...(body.state !== undefined && { state: body.state }),
  });
}

const seen = offered('factors', [
  {
    id: 'factors',
    title: 'The second factors are listed, and need a session',
    section: 'factors',
    todo: 'Answer 200 { factors: [{ id, kind, … }] }, an empty list where there is nothing, and 401 `unauthenticated` to strangers.',
    async run(world) {
      const { browser } = await world.account();
      const answer = await world.ask(browser, 'factors');
      accepted(answer, 'the list of factors', 200);
      if (!Array.isArray(answer.body?.factors)) fail('the answer has no array `factors`');
      for (const factor of answer.body.factors) shaped(factor, 'the list');
      await refusesStranger(world, 'factors');
    },
  },
]);

const added = offered('totp', [
  {
    id: 'totp-session',
    title: 'Adding and removing a factor need a session',
    ...needsSession,
    async run(world) {
      await refusesStranger(world, 'totpBegin', {});
      const { secret, input } = await beginApp(world, await world.account());
      await refusesStranger(world, 'totpComplete', input(codeOf(secret, world.now)));
      await refusesStranger(world, 'factorRemove', { id: 'made-up' });
    },
  },
  {
    id: 'totp',
    title: 'An authenticator app can be added by a code of it, and is in the list then',
    section: 'totpComplete',
    todo: 'Answer begin with a base32 `secret` and the otpauth `uri` of the same; take codes of RFC 6238 at complete, and answer 201 with the factor.',
    async run(world) {
      const account = await world.account();
      const begun = await world.ask(account.browser, 'totpBegin', {});
      accepted(begun, 'the begin of an authenticator app', 200);
      const { secret, uri } = begun.body ?? {};
      if (!/^[A-Z2-7]+$/.test(secret)) fail('`secret` is no base32 text');
      if (!URL.canParse(uri) || new URL(uri).searchParams.get('secret') !== secret)
        fail('`uri` is no otpauth URI of the same secret');
      if ((await factorsOf(world)).some(({ kind }) => kind === 'totp'))
        fail('it is in the list before a code has confirmed it');
      await withFactor(world, account, async ({ id, answer }) => {
        accepted(answer, 'a right code', 201);
        if (answer.byContract) shaped(answer.body, 'the answer');
        if (!(await factorsOf(world)).some((one) => one.id === id)) fail('it is not in the list afterwards');
      });
    },
  },
  {
    id: 'totp-wrong',
    title: 'A wrong code adds no authenticator app',
    section: 'totpComplete',
    todo: 'Compare the code with those of the time step, the one before and the one after; answer 422 `code_invalid`.',
    async run(world) {
      const account = await world.account();
      const { secret, input } = await beginApp(world, account);
      for (const code of [wrongCode(secret, world.now), codeOf(secret, world.now, -20)]) {
        const answer = await world.ask(account.browser, 'totpComplete', input(code));
        await undo(world, answer);
        refused(answer, 'a wrong code', '422 code_invalid');
      }
    },
  },
  {
    id: 'totp-tries',
    title: 'After some wrong codes no code adds the authenticator app',
    section: 'totpComplete',
    todo: 'Count the tries before you look at the code, and end the secret after a few (five).',
    async run(world) {
      const account = await world.account();
      const { secret, input } = await beginApp(world, account);
      const wrong = input(wrongCode(secret, world.now));
      for (let tries = 0; tries < 10; tries += 1) {
        const { code } = await world.ask(account.browser, 'totpComplete', wrong);
        if (code === 'challenge_expired' || code === 'rate_limited') return;
      }
      const answer = await world.ask(account.browser, 'totpComplete', input(codeOf(secret, world.now)));
      await undo(world, answer);
      refused(answer, 'a right code after ten wrong ones', '410 challenge_expired');
    },
  },
  {
    id: 'totp-secret',
    title: 'The secret is told once only',
    section: 'factors',
    todo: 'Leave the secret out of every answer but that of begin.',
    async run(world) {
      const account = await world.account();
      await withFactor(world, account, async ({ secret, answer }) => {
        const told = [
          answer,
          await world.ask(account.browser, 'factors'),
          await world.ask(account.browser, 'list'),
        ];
        for (const { body, operation } of told)
          if (JSON.stringify(body ?? '').includes(secret)) fail(`${operation} tells the secret`);
      });
    },
  },
  {
    id: 'totp-twice',
    title: 'The same code of a new authenticator app, sent twice, gets the same success',
    section: 'totpComplete',
    todo: 'Where the factor of this `state` is confirmed already by this very code, answer 201 with it again.',
    async run(world) {
      requireContract(world);
      const account = await world.account();
      const { secret, input } = await beginApp(world, account);
      const code = input(codeOf(secret, world.now));
      const first = needed(await world.ask(account.browser, 'totpComplete', code), 'a right code');
      const second = await world.ask(account.browser, 'totpComplete', code);
      await undo(world, first);
      accepted(second, 'the same code again', 201);
      if (second.body?.id !== first.body?.id) fail('the second answer has another factor');
    },
  },
  {
    id: 'totp-others',
    title: 'A secret is confirmed only in the account that it was made for',
    section: 'totpComplete',
    todo: 'Look for the secret by `state` and account together; answer 410 `challenge_expired`.',
    async run(world) {
      const { secret, input } = await beginApp(world, await world.account());
      const other = await world.account(1);
      const answer = await world.ask(other.browser, 'totpComplete', input(codeOf(secret, world.now)));
      if (answer.ok && answer.body?.id)
        await world.ask(other.browser, 'factorRemove', { id: answer.body.id });
      refused(answer, "a code of another account's secret", '410 challenge_expired', '422 code_invalid');
    },
  },
  {
    id: 'factor-others',
    title: "Somebody else's factor cannot be removed",
    section: 'NotFound',
    todo: "Look for the factor by id and account together; another account's is 404 `not_found`, as one that is not there.",
    async run(world) {
      const other = await world.account(1);
      await withFactor(world, await world.account(), async ({ id }) => {
        const answer = await world.ask(other.browser, 'factorRemove', { id });
        if (!(await factorsOf(world)).some((one) => one.id === id))
          fail('the factor of another account was removed');
        refused(answer, "somebody else's factor", '404 not_found');
      });
    },
  },
  {
    id: 'factor-remove',
    title: 'A factor can be removed, once',
    section: 'factorRemove',
    todo: 'Answer 204 when it is gone, and 404 `not_found` when it is asked for again.',
    async run(world) {
      const account = await world.account();
      await withFactor(world, account, async ({ id }) => {
        accepted(await world.ask(account.browser, 'factorRemove', { id }), 'the removal of a factor', 204);
        if ((await factorsOf(world)).some((one) => one.id === id)) fail('it is in the list still');
        const again = await world.ask(account.browser, 'factorRemove', { id });
        refused(again, 'a second removal', '404 not_found');
      });
    },
  },
  {
    id: 'totp-once',
    title: 'A code of an authenticator app confirms once',
    section: 'totpComplete',
    todo: 'Store the time step of the last code that was taken, and take only codes of later ones.',
    async run(world) {
      const account = await world.account();
      if (!(await world.offers('step-up'))) throw new NotTried('the backend offers no step-up');
      await withFactor(world, account, async ({ secret, code }) => {
        refused(await confirm(world, code), 'the code that added the app', '422 code_invalid');
        const next = codeOf(secret, world.now, 1);
        needed(await confirm(world, next), 'the next code');
        refused(await confirm(world, next), 'the same code again', '422 code_invalid');
      });
    },
  },
]);

export const factors = [...seen, ...added];
