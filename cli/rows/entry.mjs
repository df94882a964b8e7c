/* What must have come of a registration that somebody was let into without a session. */
import { accepted, fail, refused, said } from '../verdict.mjs';

import { operationTitles } from '../wire/wire.mjs';

/** @typedef {import('../world.mjs').World} World */

/**
 * The new passkey is in the list of this account and the browser is signed in to it.
 * @param {World} world
 * @param {object} story
 * @param {import('../world.mjs').Account} story.account
 * @param {import('../wire/browser.mjs').Browser} story.browser
 * @param {Awaited<ReturnType<World['register']>>} story.entry
 */
export async function entersAccount(world, { account, browser, entry: { answer, authenticator } }) {
  accepted(answer, 'the end of the registration');
  const [passkey] = authenticator.passkeys;
  const { passkeys } = await world.list(account);
  const listed = passkeys.find(
    (/** @type {any} */ one) => one.id === answer.body?.id || one.credentialId === passkey?.id,
  )?.id;
  const list = await world.ask(browser, 'list');
  if (listed !== undefined) await world.forget(account, listed);
  if (listed === undefined) fail('the new passkey is not in the list of the account');
  if (passkey?.userHandle !== account.passkey.userHandle) fail('the options were for another account');
  if (!list.ok) fail(`there is no session afterwards: the list was answered ${said(list)}`);
  if (!list.body?.passkeys?.some((/** @type {any} */ { id }) => id === listed))
    fail('the session that was opened is that of another account');
}

/**
 * A browser that may register is signed in no more than anybody else.
 * @param {World} world
 * @param {import('../wire/browser.mjs').Browser} browser
 * @param {import('../wire/wire.mjs').OperationName} operation What it asks for besides the list.
 * @param {object} input
 */
export async function opensNothing(world, browser, operation, input) {
  for (const [name, body] of /** @type {const} */ ([['list'], [operation, input]])) {
    const anybody = await world.ask(world.browser(), name, body);
    // Another row is about that.
    if (anybody.ok) continue;
    const answer = await world.ask(browser, name, body);
    refused(answer, `${operationTitles[name]} without a session`, '401 unauthenticated');
  }
}
