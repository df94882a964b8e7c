import type { Services } from './services.js';
import { digest } from './tokens.js';

/*
 * Browsers send a POST again when a kept-alive connection drops, and people press "try again". If the first one
 * came through, its challenge is gone, and the second would fail although all is well. So what a complete stores
 * carries a receipt: a digest of everything that makes the request what it is, the browser's httpOnly cookie
 * included. Whoever sends the same again from the same browser gets the same success; anybody else gets nothing.
 */

interface SignedCredential {
  readonly id: string;
  readonly response: {
    readonly clientDataJSON: string;
    readonly signature?: string;
    readonly attestationObject?: string;
  };
}

/** The receipt of one complete request. */
export function receiptOf(state: string, browser: string, { id, response }: SignedCredential): string {
  const proof = response.signature ?? response.attestationObject ?? '';
  return digest('receipt', state, browser, id, response.clientDataJSON, proof);
}

/** Receipts from before this instant open no session any more. */
export function oldestReceipt({ config }: Services): number {
  return config.now() - config.challengeLifetime;
}
