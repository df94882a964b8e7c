/*
 * What keeps the rules of a ceremony, line by line: each mutation takes one such line out, or turns it round, and
 * names the test that must notice. A rule without a line here is kept by nobody.
 */
import rule01 from './rules/rule-01.mjs';
import rule02 from './rules/rule-02.mjs';
import rule03 from './rules/rule-03.mjs';
import rule04 from './rules/rule-04.mjs';
import rule05 from './rules/rule-05.mjs';
import rule06 from './rules/rule-06.mjs';
import rule07 from './rules/rule-07.mjs';
import rule08 from './rules/rule-08.mjs';
import rule09 from './rules/rule-09.mjs';
import rule10 from './rules/rule-10.mjs';
import rule11 from './rules/rule-11.mjs';
import rule12 from './rules/rule-12.mjs';

/**
 * @typedef {object} MutationOfRule
 * @property {string} what What goes wrong.
 * @property {string} file
 * @property {string} take Text that stands in the file exactly once.
 * @property {string} put What stands there instead.
 * @property {string} test The test that must turn red.
 */
/** @typedef {MutationOfRule & { rule: number }} Mutation */

/** @type {Readonly<Record<number, readonly MutationOfRule[]>>} */
const byRule = {
  1: rule01,
  2: rule02,
  3: rule03,
  4: rule04,
  5: rule05,
  6: rule06,
  7: rule07,
  8: rule08,
  9: rule09,
  10: rule10,
  11: rule11,
  12: rule12,
};

/** @type {readonly Mutation[]} */
export const mutations = Object.entries(byRule).flatMap(([rule, list]) =>
  list.map((mutation) => ({ ...mutation, rule: Number(rule) })),
);
