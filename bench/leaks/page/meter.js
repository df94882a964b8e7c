/* Counts what a page has open. Runs before anything else, and keeps no object alive that it counts. */
{
  const later = setTimeout.bind(globalThis);
  const never = clearTimeout.bind(globalThis);
  const send = fetch.bind(globalThis);
  /** Milliseconds by the id of a timer that has not rung. */
  const timers = /** @type {Map<unknown, number>} */ (new Map());
  const channels = /** @type {Set<number>} */ (new Set());
  /** Signals that will abort by themselves; one that nobody listens to is collected. */
  const patiences = /** @type {WeakRef<AbortSignal>[]} */ ([]);
  const meter = { requests: 0, autofill: 0, timers, channels, patiences, later };
  Object.assign(globalThis, { meter });

  Object.assign(globalThis, {
    /** @param {(...args: unknown[]) => void} callback @param {number} [ms] @param {unknown[]} args */
    setTimeout: (callback, ms = 0, ...args) => {
      const id = later(() => {
        timers.delete(id);
        callback(...args);
      }, ms);
      timers.set(id, ms);
      return id;
    },
    /** @param {number | undefined} id */
    clearTimeout: (id) => {
      never(id);
      if (id !== undefined) timers.delete(id);
    },
    /** @param {Parameters<typeof fetch>} args */
    fetch: async (...args) => {
      meter.requests++;
      try {
        return await send(...args);
      } finally {
        meter.requests--;
      }
    },
  });

  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => {
    const signal = timeout(ms);
    patiences.push(new WeakRef(signal));
    return signal;
  };

  let opened = 0;
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    #id = ++opened;
    /** @param {string} name */
    constructor(name) {
      super(name);
      channels.add(this.#id);
    }
    /** @override */
    close() {
      channels.delete(this.#id);
      super.close();
    }
  };

  const get = navigator.credentials.get.bind(navigator.credentials);
  navigator.credentials.get = async (options) => {
    const waits = options?.mediation === 'conditional' ? 1 : 0;
    meter.autofill += waits;
    try {
      return await get(options);
    } finally {
      meter.autofill -= waits;
    }
  };
}
