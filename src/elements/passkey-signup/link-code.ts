import type { Enrollment } from '../../backend/backend.js';
import { tokens } from '../shared/attributes.js';

const NAMES = ['code', 'code-id', 'user-id'];

/**
 * The code of the link that the visitor came by, from its query or its fragment. It is taken out of the address bar
 * before anything else happens: else it would be in the history, in what the page sends as referrer, and in whatever
 * the page's scripts tell others of its URL. What else the link has stays as it is written.
 *
 * @param names the names of its parameters, where they are not the usual ones
 */
export function takeCode(names: string): Enrollment | undefined {
  const given = tokens(names);
  const [code, codeId, userId] = NAMES.map((usual, index) => given[index] ?? usual);
  const { href, search, hash } = location;
  const found = [search, hash].map((part) => new URLSearchParams(part.slice(1)));
  const from = found.find((part) => part.get(code ?? ''));
  if (!from) return undefined;
  const mine = [code, codeId, userId];
  const bare = href.slice(0, href.length - hash.length).split('?')[0] ?? '';
  history.replaceState(history.state, '', bare + without(search, mine) + without(hash, mine));
  const value = (name = ''): string => from.get(name) ?? '';
  return {
    code: value(code),
    ...(value(codeId) ? { codeId: value(codeId) } : {}),
    ...(value(userId) ? { userId: value(userId) } : {}),
  };
}

/** A query or a fragment without some of its parameters. */
function without(part: string, names: readonly (string | undefined)[]): string {
  const pairs = part.slice(1).split('&');
  const left = pairs.filter(
    (pair) => ![...new URLSearchParams(pair).keys()].some((key) => names.includes(key)),
  );
  return left.length === pairs.length ? part : left.length > 0 ? part.slice(0, 1) + left.join('&') : '';
}
