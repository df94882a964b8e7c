import { createBackend, type PasskeyBackend } from '../../../src/backend/index.js';
import { base, faulty, type FaultRule } from '../../support/relying-party.js';

/** The relying party behind a way that is faulty until somebody repairs it. */
export const repairable = (...rules: FaultRule[]): Repairable => repairableAt(base, ...rules);

interface Repairable {
  readonly backend: PasskeyBackend;
  readonly repair: () => void;
}

/** The same, somewhere below. */
export function repairableAt(place: string, ...rules: FaultRule[]): Repairable {
  let prefix = faulty(...rules).slice(0, -base.length);
  const backend = createBackend({
    base: place,
    fetch: (input, init) => fetch(`${prefix}${String(input)}`, init),
  });
  return { backend, repair: () => (prefix = '') };
}

/** The relying party, with one method replaced by what a test makes of the real one. */
export function adapted(change: (real: Required<PasskeyBackend>) => PasskeyBackend): PasskeyBackend {
  const real = createBackend({ base });
  return { ...real, ...change(real as Required<PasskeyBackend>) };
}
