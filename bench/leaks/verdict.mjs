/* What the figures mean. */

/** @typedef {import('./measure.mjs').Figures} Figures */

/** Less than one per two rounds is the browser's own coming and going. @param {number} growth @param {Figures} of */
const grows = (growth, { rounds }) => growth >= rounds / 2;

/** What did not go with the elements; empty where all went. @param {Figures} figures */
export function leaksOf(figures) {
  const { alive, found, timers, requests, open, autofill, channels, locks } = figures;
  const left = Object.entries({
    elements: Math.max(alive, found),
    timers: timers.length,
    requests: Math.max(requests, open),
    'waiting autofill': autofill,
    channels,
    locks,
  }).filter(([, count]) => count > 0);
  const grown = Object.entries({
    nodes: figures.nodes,
    listeners: figures.listeners,
    documents: figures.documents,
    'timeouts of requests': figures.patiences,
  }).filter(([, count]) => grows(count, figures));
  return [...left, ...grown].map(([what, count]) => `${count} ${what}`);
}
