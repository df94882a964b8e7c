/* What can be seen of bytes that ought to be random. That they really are, nobody can see from outside. */
import { createHash } from 'node:crypto';

const FEWEST_BYTES = 16;
const MOST_HANDLE_BYTES = 64;

/** How many places have the same byte. @param {Buffer} one @param {Buffer} other */
const agreements = (one, other) => one.filter((byte, at) => byte === other[at]).length;

/** Counters, times and padded numbers have most places in common; random bytes next to none. @param {Buffer} one @param {Buffer} other */
const alike = (one, other) => agreements(one, other) > Math.min(one.length, other.length) / 2;

/**
 * What is wrong with challenges that were given out one after the other.
 * @param {readonly Buffer[]} challenges
 * @returns {string | undefined}
 */
export function challengeTrouble(challenges) {
  const short = challenges.find(({ length }) => length < FEWEST_BYTES);
  if (short) return `a challenge has only ${short.length} bytes`;
  for (const [at, one] of challenges.entries()) {
    for (const other of challenges.slice(at + 1)) {
      if (one.equals(other)) return 'two begins gave the same challenge';
      if (alike(one, other)) return 'challenges differ in a few bytes only, as counters and times do';
    }
  }
  return undefined;
}

/**
 * What is wrong with the user handle of an account.
 * @param {Buffer} handle
 * @param {readonly string[]} names What the account is called.
 * @param {Buffer} [other] The handle of another account.
 * @returns {string | undefined}
 */
export function handleTrouble(handle, names, other) {
  if (handle.length > MOST_HANDLE_BYTES) return `it has ${handle.length} bytes; 64 are the most`;
  if (names.some((name) => tells(handle, name))) return 'it is made of the name of the account';
  if (handle.length < FEWEST_BYTES) return `it has only ${handle.length} bytes, so it is no random value`;
  if (other?.equals(handle)) return 'two accounts have the same';
  if (other && alike(handle, other)) return 'those of two accounts differ in a few bytes only, as numbers do';
  return undefined;
}

/** @param {Buffer} handle @param {string} name */
function tells(handle, name) {
  const spellings = [name, name.toLowerCase(), name.toUpperCase()].map((text) => Buffer.from(text));
  return spellings.some((text) => {
    const digests = ['md5', 'sha1', 'sha256', 'sha512'].map((algorithm) =>
      createHash(algorithm).update(text).digest(),
    );
    const disguises = [text, ...digests].flatMap((bytes) => [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('base64url')),
    ]);
    return disguises.some((disguise) => disguise.length > 2 && handle.includes(disguise));
  });
}
