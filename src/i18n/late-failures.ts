import type { CommonMessages } from './messages.js';

let words: CommonMessages['failure'] | undefined;
let loading: Promise<void> | undefined;

/** The English words for failures, once they are here. */
export const failuresInEnglish = (): CommonMessages['failure'] | undefined => words;

/** Brings them in. Never rejects: without a connection, `otherwise` is all there is to say, until the next try. */
export function loadFailures(otherwise: CommonMessages['failed']): Promise<void> {
  loading ??= import('./english/failures.js').then(
    (module) => void (words = module.failureEnglish),
    () => {
      words = () => otherwise;
      loading = undefined;
    },
  );
  return loading;
}
