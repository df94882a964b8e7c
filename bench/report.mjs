/* Medians, ratios, and the table. */
import { extras, measures } from './measures.mjs';

/** @typedef {import('./side.mjs').Values} Values */
/** @typedef {import('./measures.mjs').Measure} Measure */

/**
 * @typedef {object} Comparison
 * @property {string} name
 * @property {string} unit
 * @property {number} element Median.
 * @property {number} twin Median.
 * @property {number} ratio Of the medians.
 * @property {[number, number]} middle The middle half of the ratios of the single rounds.
 * @property {number} noise The second twin over the first: what 1.00 would be without noise.
 * @property {number} [target]
 * @property {number} [against] Median of the other build.
 * @property {number} [againstRatio] The other build over the twin.
 */

/** @param {readonly number[]} values @param {number} at */
function quantile(values, at) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? NaN;
  return low + ((sorted[Math.ceil(place)] ?? NaN) - low) * (place % 1);
}

/** @param {readonly number[]} values */
const median = (values) => quantile(values, 0.5);

/**
 * @param {ReadonlyMap<string, readonly Values[]>} rounds By the name of the side.
 * @param {Measure} measure
 * @returns {Comparison | undefined} nothing where it was not measured
 */
function compare(rounds, { name, key, unit, target }) {
  /** @param {string} side */
  const of = (side) =>
    (rounds.get(side) ?? []).map((values) => values[key] ?? NaN).filter((value) => !isNaN(value));
  const [element, twin, again, against] = [of('element'), of('twin'), of('again'), of('against')];
  if (element.length === 0) return undefined;
  const each = element.map((value, index) => value / (twin[index] ?? NaN));
  return {
    name,
    unit,
    element: median(element),
    twin: median(twin),
    ratio: median(element) / median(twin),
    middle: [quantile(each, 0.25), quantile(each, 0.75)],
    noise: median(again) / median(twin),
    ...(target === undefined ? {} : { target }),
    ...(against.length > 0 ? { against: median(against), againstRatio: median(against) / median(twin) } : {}),
  };
}

/** @param {ReadonlyMap<string, readonly Values[]>} rounds */
export function summarize(rounds) {
  /** @param {Measure[]} list */
  const all = (list) => list.flatMap((measure) => compare(rounds, measure) ?? []);
  return { measures: all(measures), extras: all(extras) };
}

/** @param {number} value @param {string} unit */
const amount = (value, unit) => `${value.toFixed(unit ? (value < 10 ? 2 : 1) : 0)}${unit ? ` ${unit}` : ''}`;

/** @param {Comparison} row */
const cells = ({ name, unit, element, twin, ratio, middle, target, noise, against, againstRatio }) => [
  name,
  amount(twin, unit),
  amount(element, unit),
  ratio.toFixed(2),
  `${middle[0].toFixed(2)}–${middle[1].toFixed(2)}`,
  target === undefined ? '' : `≤ ${target.toFixed(1)} ${ratio <= target ? 'met' : 'missed'}`,
  noise.toFixed(2),
  ...(against === undefined ? [] : [amount(against, unit), (againstRatio ?? NaN).toFixed(2)]),
];

/** @param {string} title @param {Comparison[]} rows */
export function table(title, rows) {
  const heading = [
    title,
    'twin',
    'element',
    'ratio',
    'middle half',
    'aim',
    'twin/twin',
    'against',
    'its ratio',
  ];
  const lines = [heading.slice(0, rows[0]?.against === undefined ? 7 : 9), ...rows.map(cells)];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))),
    )
    .map((line) => line.join('  ').trimEnd())
    .join('\n');
}
