import type { Operation } from './operation.js';

/** The page configured something that cannot work. `setting` is what to look at; `message` says what to write instead. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly setting: 'base' | Operation;

  constructor(setting: 'base' | Operation, message: string) {
    super(message);
    this.setting = setting;
  }
}
