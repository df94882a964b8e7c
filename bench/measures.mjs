/* What is measured, on which page, and what the aim is. */

/**
 * @typedef {object} Measure
 * @property {string} name
 * @property {string} key Where the result is found: `{page}.{step}.{value}`.
 * @property {'ms' | 'MB' | ''} unit
 * @property {number} [target] The ratio element / twin that is aimed at.
 */

/** The pages that each side is loaded on, once per round. `memory` is not a time, so a few rounds do. */
export const pages = /** @type {const} */ (['login', 'cold', 'list10', 'list100', 'list1000', 'memory']);

/** @typedef {(typeof pages)[number]} PageName */

/** @type {Measure[]} */
export const measures = [
  { name: 'login', key: 'login.start.painted', unit: 'ms', target: 1.6 },
  { name: 'list of 10', key: 'list10.start.painted', unit: 'ms', target: 1.3 },
  { name: 'list of 100', key: 'list100.start.painted', unit: 'ms' },
  { name: 'list of 1000', key: 'list1000.start.painted', unit: 'ms', target: 0.9 },
  { name: 'rename one of 1000', key: 'list1000.rename.painted', unit: 'ms', target: 1.2 },
  { name: 'remove one of 1000', key: 'list1000.remove.painted', unit: 'ms', target: 1.2 },
];

/** Not aimed at, and good to know. */
/** @type {Measure[]} */
export const extras = [
  { name: 'login, script read from the cache and run first', key: 'cold.start.painted', unit: 'ms' },
  { name: 'list of 1000: first rows painted', key: 'list1000.start.first', unit: 'ms' },
  { name: 'list of 10: providers named', key: 'list10.start.named', unit: 'ms' },
  { name: 'list of 1000: providers named', key: 'list1000.start.named', unit: 'ms' },
  { name: 'processor until painted: login', key: 'login.start.work', unit: 'ms' },
  { name: 'processor until idle: login', key: 'login.start.busy', unit: 'ms' },
  { name: 'processor until idle: list of 10', key: 'list10.start.busy', unit: 'ms' },
  { name: 'processor until idle: list of 1000', key: 'list1000.start.busy', unit: 'ms' },
  { name: 'processor until idle: rename', key: 'list1000.rename.busy', unit: 'ms' },
  { name: 'processor until idle: remove', key: 'list1000.remove.busy', unit: 'ms' },
  { name: 'memory with 1000 rows, after collection', key: 'memory.start.heap', unit: 'MB' },
  { name: 'elements with 1000 rows', key: 'memory.start.elements', unit: '' },
];
