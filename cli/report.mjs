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
  for (const group of new Set(report.rows.map((row) => row.group))) {
    const rows = report.rows.filter((row) => row.group === group);
    lines.push('', group, ...groupLines(rows, colour));
  }
  lines.push('', counts(report));
  if (report.leftBehind.length > 0)
    lines.push(
      `Left behind, because the contract has no way to take it away: ${report.leftBehind.join(', ')}`,
    );
  return lines.join('\n');
}

/** What was not tried for one reason says the reason once. @param {RowReport[]} rows @param {boolean} colour */
function groupLines(rows, colour) {
  const [first] = rows;
  const isUntried = first?.why !== undefined && rows.every(({ why }) => why === first.why);
  if (isUntried && rows.length > 1)
    return rowLines({ ...first, title: `${rows.length} rows, all of this group` }, colour);
  return rows.flatMap((row, index) => {
    const isSaidBelow = row.why !== undefined && row.why === rows[index + 1]?.why;
    const { why, ...rest } = row;
    return rowLines(isSaidBelow ? rest : { ...rest, ...(why !== undefined && { why }) }, colour);
  });
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
