const LEAST = 30_000;
const MOST = 240_000;

/**
 * Milliseconds for which fetched options may be used. Servers tell no expiry; the ceremony's own timeout
 * (WebAuthn L3 §15.1: up to 10 minutes) is the best hint, kept below the five minutes most challenges live.
 */
export function freshFor(timeout: number | undefined): number {
  return Math.min(Math.max(timeout ?? MOST, LEAST), MOST);
}
