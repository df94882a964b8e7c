import type { Operation } from './operation.js';

/** What a page sets: an attribute of an element, or a setting of the same name in the configuration. */
export type Setting = 'base' | 'preset' | `data-${string}` | Operation;

/** The page configured something that cannot work. `setting` is what to look at; `message` says what to write instead. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly setting: Setting;

  constructor(setting: Setting, message: string) {
    super(message);
    this.setting = setting;
  }
}
