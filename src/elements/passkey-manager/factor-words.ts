import type { FactorMessages } from '../../i18n/messages.js';
import type { Factor } from '../../model/factor.js';
import { tidy } from './passkey-words.js';

/** The visitor's own name for it, or where it goes; else its kind. Whatever a server says in it is text. */
export const factorName = ({ name, kind }: Factor, terms: FactorMessages): string =>
  tidy(name) || terms.factorKind[kind];
