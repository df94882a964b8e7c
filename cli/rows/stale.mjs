/* What a session that is too old may not do. There is one such session, since it takes long to get one. */
import { accepted, needed, NotTried, refused } from '../verdict.mjs';
import { withFactor } from './authenticator-app.mjs';
import { offered } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').OperationName} OperationName */

/** A session of the first account that nobody confirmed for as long as sessions are fresh. @param {World} world */
async function old(world) {
  const { freshFor } = world.said;
  if (freshFor === undefined)
    throw new NotTried(
      'nobody says how long a session is fresh; --fresh-for 600 waits for ten minutes, and then tries',
    );
  const account = await world.account();
  const { browser, answer } = await world.signIn(account);
  needed(answer, 'a sign-in');
  await world.wait(freshFor + 1);
  return { account, browser };
}

/** @param {World} world @param {OperationName} operation @param {object} input @param {string} what */
async function refusesOld(world, operation, input, what) {
  const { browser } = await world.once(old);
  refused(await world.ask(browser, operation, input), `${what} in an old session`, '403 reauth_required');
}

/** What may be done by a fresh session only, and changes little. @param {World} world @returns {Promise<OperationName>} */
async function deed(world) {
  if (await world.offers('enrollment')) return 'enroll';
  if (await world.offers('totp')) return 'totpBegin';
  throw new NotTried('the backend offers neither enrollment nor totp');
}

const freshOnly = {
  todo: 'Store when a session was last proved, ask for it here before anything is changed, and answer 403 `reauth_required`.',
};

export const stale = offered('step-up', [
  ...offered('recovery-codes', [
    {
      id: 'old-recovery-codes',
      title: 'An old session makes no recovery codes',
      section: 'recoveryCodesCreate',
      ...freshOnly,
      async run(world) {
        if (!(await world.account()).made)
          throw new NotTried('it might end the recovery codes that the given account has');
        await refusesOld(world, 'recoveryCodesCreate', {}, 'making recovery codes');
      },
    },
  ]),
  ...offered('enrollment', [
    {
      id: 'old-enrollment',
      title: 'An old session makes no link for another device',
      section: 'enroll',
      ...freshOnly,
      run: (world) => refusesOld(world, 'enroll', {}, 'making a link'),
    },
  ]),
  ...offered('totp', [
    {
      id: 'old-totp',
      title: 'An old session begins no authenticator app',
      section: 'totpBegin',
      ...freshOnly,
      run: (world) => refusesOld(world, 'totpBegin', {}, 'beginning an authenticator app'),
    },
    {
      id: 'old-factor',
      title: 'An old session removes no second factor',
      section: 'factorRemove',
      ...freshOnly,
      async run(world) {
        await world.once(old);
        await withFactor(world, await world.account(), ({ id }) =>
          refusesOld(world, 'factorRemove', { id }, 'removing a second factor'),
        );
      },
    },
  ]),
  ...offered('security-key', [
    {
      id: 'old-key',
      title: 'An old session begins no security key',
      section: 'securityKeyBegin',
      ...freshOnly,
      run: (world) => refusesOld(world, 'securityKeyBegin', {}, 'beginning a security key'),
    },
  ]),
  {
    id: 'step-up-freshens',
    title: 'A proof makes an old session fresh again',
    section: 'stepUpComplete',
    todo: 'Set the time of the last proof in the session that asks, in the step that uses the challenge up.',
    async run(world) {
      const { account, browser } = await world.once(old);
      const operation = await deed(world);
      const before = await world.ask(browser, operation, {});
      if (before.code !== 'reauth_required') throw new NotTried('the session is not too old for anything');
      needed((await world.stepUp(account, { browser })).answer, 'a step-up');
      accepted(await world.ask(browser, operation, {}), 'the same after a step-up');
    },
  },
]);
