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
