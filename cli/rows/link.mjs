/* What is in a link that adds a passkey. */
import { needed, NotTried } from '../verdict.mjs';

/** @typedef {{ code: string, codeId?: string, userId?: string }} Enrollment */

/**
 * What `<passkey-signup enrollment>` would read from the link.
 * @param {import('../wire/wire.mjs').Answer} answer
 * @returns {Enrollment}
 */
export function codeIn(answer) {
  const { url } = needed(answer, 'the making of a link').body ?? {};
  const { hash = '', search = '' } = URL.canParse(url) ? new URL(url) : {};
  const found = [hash, search].map((part) => new URLSearchParams(part.slice(1)));
  const [from] = found.filter((part) => part.get('code'));
  if (!from) throw new NotTried('the link that was made has no `code` in its fragment or query');
  const [code = '', codeId, userId] = ['code', 'code-id', 'user-id'].map((name) => from.get(name));
  return { code: code ?? '', ...(codeId && { codeId }), ...(userId && { userId }) };
}

/** One of the same length, with the same id and account. @param {Enrollment} enrollment @returns {Enrollment} */
export const wrongLink = (enrollment) => ({ ...enrollment, code: 'A'.repeat(enrollment.code.length) });

/** Whole seconds until a link ends. @param {import('../wire/wire.mjs').Answer} answer @param {number} now */
export function endOf({ body, headers }, now) {
  const ends = Date.parse(body?.expiresAt);
  if (Number.isNaN(ends)) throw new NotTried('the backend does not tell when a link ends');
  // The backend's clock may be another one.
  const theirs = Date.parse(headers.get('Date') ?? '');
  // `Date` leaves out the part of a second.
  const seconds = Number.isNaN(theirs) ? Math.ceil((ends - now) / 1000) : Math.floor((ends - theirs) / 1000);
  return Math.max(0, seconds);
}
