import { createHash, createHmac, randomBytes } from 'node:crypto';

/** An unguessable id, base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** One digest of several texts. As JSON, so that no two lists of texts run together into the same input. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** Likewise, for what could be guessed: without the server's secret nobody can try values out. */
export function keyedDigest(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}
