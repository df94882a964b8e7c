const PAUSE = 50;

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {string} what Named in the error when there is none in time.
 * @param {() => T | undefined | Promise<T | undefined>} ask
 * @param {number} [patience] Milliseconds.
 * @returns {Promise<T>}
 */
export async function until(what, ask, patience = 10_000) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
