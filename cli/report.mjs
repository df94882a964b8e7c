/* What was found, for a person. */
/** @typedef {import('./check.mjs').Report} Report */
/** @typedef {import('./check.mjs').RowReport} RowReport */

/**
 * @param {Report} report
 * @param {string} target
 * @param {{ colour: boolean }} options
 */
export function table(report, target, { colour }) {
  /** @type {string[]} */
  const lines = [`passkey-elements check ${target}`];
  let group = '';
  for (const row of report.rows) {
    if (row.group !== group) lines.push('', row.group);
    ({ group } = row);
    lines.push(...rowLines(row, colour));
  }
  lines.push('', counts(report));
  if (report.leftBehind.length > 0)
    lines.push(
      `Left behind, because the contract has no way to take it away: ${report.leftBehind.join(', ')}`,
    );
  return lines.join('\n');
}

const colours = { pass: 32, fail: 31, 'not tried': 33 };
const column = 'not tried'.length + 2;

/** @param {RowReport} row @param {boolean} colour */
function rowLines({ result, title, why, found, todo, section, id }, colour) {
  const word = result.padEnd(column);
  const lines = [`  ${colour ? `\u001B[${colours[result]}m${word}\u001B[0m` : word}${title}`];
  const indent = ' '.repeat(column + 2);
  if (why !== undefined) lines.push(`${indent}because ${why}`);
  if (result !== 'fail') return lines;
  return [
    ...lines,
    `${indent}found:  ${found ?? ''}`,
    `${indent}to do:  ${todo ?? ''}`,
    `${indent}see:    "${section}" in docs/openapi.yaml, \`${id}\` in docs/conformance.md`,
  ];
}

/** @param {Report} report */
const counts = ({ passed, failed, notTried }) => `${passed} passed, ${failed} failed, ${notTried} not tried`;
