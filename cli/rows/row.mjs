import { NotTried, refused } from '../verdict.mjs';

/**
 * One thing that is looked at.
 * @typedef {object} Row
 * @property {string} id
 * @property {string} title What must hold.
 * @property {string} section Where the contract says so: a heading, an operation or a schema of docs/openapi.yaml.
 * @property {string} todo What to do where it does not hold.
 * @property {(world: import('../world.mjs').World) => void | Promise<void>} run Throws what it finds.
 */

/** @param {readonly Row[]} rows */
export const rows = (rows) => rows;

/**
 * Rows about what not every backend does.
 * @param {string} offer A word of `policy.offers`.
 * @param {readonly Row[]} rows
 * @returns {readonly Row[]}
 */
export const offered = (offer, rows) =>
  rows.map((row) => ({
    ...row,
    async run(world) {
      if (!(await world.offers(offer)))
        throw new NotTried(
          `the backend does not say that it has them: "${offer}" is neither in policy.offers of its list nor in --offers`,
        );
      await row.run(world);
    },
  }));

/** @param {import('../world.mjs').World} world */
export function requireContract(world) {
  if (!world.wire.byContract) throw new NotTried('a preset speaks as its vendor does');
}

/**
 * Somebody who has not signed in asks for something of the account.
 * @param {import('../world.mjs').World} world
 * @param {import('../wire/wire.mjs').OperationName} operation
 * @param {object} [input]
 */
export async function refusesStranger(world, operation, input) {
  const answer = await world.ask(world.browser(), operation, input);
  refused(answer, 'somebody who is not signed in', '401 unauthenticated');
}

export const needsSession = {
  section: 'Sessions and cross-site requests',
  todo: 'Look for the session before anything else in this operation, and answer 401 `unauthenticated`.',
};
