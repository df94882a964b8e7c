/* Mounts an element, brings it into a situation, removes it; and tells what is left. */
import { situations } from './situations.js';
import { frames, task } from './wait.js';

const refs = /** @type {WeakRef<Element>[]} */ ([]);

/** A function of its own, so that no frame of a caller holds the element. @param {import('./situations.js').Situation} situation */
async function round({ tag, base = '/api/plain/none', attributes = [], until }) {
  const element = /** @type {import('./situations.js').Passkeys} */ (
    document.createElement(`passkey-${tag}`)
  );
  element.setAttribute('base', base);
  for (const name of attributes) element.setAttribute(name, '');
  refs.push(new WeakRef(element));
  document.querySelector('main')?.append(element);
  await element.updateComplete;
  await until(element);
  element.remove();
  document.querySelector('main')?.replaceChildren();
  await task();
}

const leaks = {
  situations: situations.map(({ name, tag, consents = false }) => ({ name, tag, consents })),

  /** @param {number} index @param {number} times */
  async run(index, times) {
    const situation = situations[index];
    if (!situation) throw new Error(`There is no situation ${index}`);
    for (let i = 0; i < times; i++) await round(situation);
    await frames(2);
  },

  task,

  async left() {
    const { held = [], pending = [] } = await navigator.locks.query();
    return {
      alive: refs.filter((ref) => ref.deref()).length,
      timers: [...meter.timers.values()],
      requests: meter.requests,
      patiences: meter.patiences.filter((ref) => ref.deref()).length,
      autofill: meter.autofill,
      channels: meter.channels.size,
      locks: held.length + pending.length,
    };
  },
};

Object.assign(globalThis, { leaks });
