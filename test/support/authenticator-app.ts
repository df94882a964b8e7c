/* What an authenticator app of the visitor shows. */
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30_000;

/** The code of a secret, now or some steps of time away. */
export const codeOf = (secret: string, steps = 0, now = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) }).generate({
    timestamp: now + steps * PERIOD,
  });

/** A code that is none of those that are good now. */
export const wrongCode = (secret: string): string => {
  const right = [-1, 0, 1, 2].map((steps) => codeOf(secret, steps));
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.includes(code)) ?? '';
};
