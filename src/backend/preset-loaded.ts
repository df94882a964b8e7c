import type { ConfigurationError } from './configuration-error.js';
import type { send } from './http.js';

/**
 * What every element has loaded already. It is handed to what is loaded late: imported from there, a bundler would
 * make modules of their own of it, and every first visit would pay for that.
 */
export interface Loaded {
  readonly send: typeof send;
  readonly ConfigurationError: typeof ConfigurationError;
}
