/* Waits for a condition, never for a time. */

const PATIENCE = 15_000;

export const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });

/** @param {number} count */
export async function frames(count) {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await task();
}

/** @template T @param {() => T} condition @param {string} what @returns {Promise<NonNullable<T>>} */
export async function until(condition, what) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = condition();
    if (found) return found;
    if (performance.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => meter.later(resolve, 4));
  }
}

/** @param {Element} element @param {string} name */
export const state = (element, name) => until(() => element.matches(`:state(${name})`), name);

/** @param {number} count */
export const requests = (count) => until(() => meter.requests === count, `${count} requests wait`);

/** @param {Element} element @param {string} selector @returns {Promise<HTMLElement>} */
export const find = (element, selector) =>
  until(
    () => /** @type {HTMLElement | null | undefined} */ (element.shadowRoot?.querySelector(selector)),
    selector,
  );
