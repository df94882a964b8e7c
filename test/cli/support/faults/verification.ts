/* Servers that do not look closely at a credential. */
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return --
   What a fault changes is JSON of the wire, whose shape it knows and no type tells. */
import { verifySignature } from '@simplewebauthn/server/helpers';
import { createHash } from 'node:crypto';
import type { App } from '../../../../demo/server/app.js';
import { answer, isTo, origin, withBody, type Body } from '../backend.js';
import {
  answers,
  authenticatorData,
  before,
  bodyOf,
  clientData,
  decoded,
  lets,
  rpIdHash,
  signedIn,
  stored,
  type Faulty,
} from './faulty.js';

/** Whether a sign-in has the signature of its passkey, over what is made of its authenticator data. */
export async function isSigned(
  body: Body,
  { db }: App,
  of = (data: Buffer): Buffer => data,
): Promise<boolean> {
  const { id, response } = body.credential;
  const sql = 'SELECT public_key FROM passkeys WHERE credential_id = ?';
  const [row] = (await db.execute({ sql, args: [id] })).rows;
  if (!row) return false;
  const hash = createHash('sha256').update(decoded(response.clientDataJSON)).digest();
  return verifySignature({
    signature: new Uint8Array(decoded(response.signature)),
    data: new Uint8Array(Buffer.concat([of(authenticatorData(body)), hash])),
    credentialPublicKey: new Uint8Array(row['public_key'] as ArrayBuffer),
  });
}

/** Whether the passkey is one that is known. */
async function isKnown({ credential }: Body, { db }: App): Promise<boolean> {
  const sql = 'SELECT 1 FROM passkeys WHERE credential_id = ?';
  return (await db.execute({ sql, args: [credential.id] })).rows.length > 0;
}

const withoutCounter = (data: Buffer): Buffer => Buffer.from(data).fill(0, 33, 37);

export const ofVerification: readonly Faulty[] = [
  {
    what: 'takes a sign-in made on another site',
    rows: ['login-origin'],
    fault: lets('POST /login/complete', signedIn, (body) => clientData(body).origin !== origin),
  },
  {
    what: 'says of a sign-in made on another site that it was refused for itself',
    rows: ['login-origin'],
    fault: answers(
      'POST /login/complete',
      'origin_not_allowed',
      answer(422, { code: 'verification_failed' }),
    ),
  },
  {
    what: 'takes a new passkey made on another site',
    rows: ['register-origin'],
    fault: lets('POST /register/complete', stored, (body) => clientData(body).origin !== origin),
  },
  {
    what: 'does not look at the RP ID of a sign-in',
    rows: ['login-rp-id'],
    fault: lets('POST /login/complete', signedIn, (body) => !authenticatorData(body).includes(rpIdHash)),
  },
  {
    what: 'does not look at the RP ID of a new passkey',
    rows: ['register-rp-id'],
    fault: lets(
      'POST /register/complete',
      stored,
      ({ credential }) => !decoded(credential.response.attestationObject as string).includes(rpIdHash),
    ),
  },
  {
    what: 'does not verify signatures',
    rows: ['signature', 'tampered'],
    fault: lets(
      'POST /login/complete',
      signedIn,
      async (body, app) => (await isKnown(body, app)) && !(await isSigned(body, app)),
    ),
  },
  {
    what: 'reads the counter from beside what was signed',
    rows: ['tampered'],
    fault: lets(
      'POST /login/complete',
      signedIn,
      async (body, app) => !(await isSigned(body, app)) && (await isSigned(body, app, withoutCounter)),
    ),
  },
  {
    what: 'does not look at the type of the client data',
    rows: ['type'],
    fault: lets('POST /login/complete', signedIn, (body) => clientData(body).type !== 'webauthn.get'),
  },
  {
    what: 'does not ask for user presence',
    rows: ['presence'],
    fault: lets('POST /login/complete', signedIn, (body) => ((authenticatorData(body)[32] ?? 0) & 1) === 0),
  },
  {
    what: 'does not look at the user handle',
    rows: ['user-handle-wrong'],
    fault: ({ db }) => {
      const sql = `SELECT user_handle FROM accounts JOIN passkeys ON accounts.id = account_id WHERE credential_id = ?`;
      return async (request, next) => {
        const body: Body = isTo(request, 'POST /login/complete') ? await bodyOf(request) : undefined;
        if (typeof body?.credential?.response?.userHandle !== 'string') return next(request);
        const [row] = (await db.execute({ sql, args: [body.credential.id] })).rows;
        if (row) body.credential.response.userHandle = row['user_handle'];
        return next(await withBody(request, () => body));
      };
    },
  },
  {
    what: 'forgets whose sign-in it began',
    rows: ['others-passkey'],
    fault: before('POST /login/complete', "UPDATE challenges SET account_id = NULL WHERE purpose = 'login'"),
  },
  {
    what: 'does not look at the counter',
    rows: ['counter'],
    fault: before('POST /login/complete', 'UPDATE passkeys SET counter = 0'),
  },
  {
    what: 'stores a credential id twice',
    rows: ['duplicate'],
    fault: answers('POST /register/complete', 'already_registered', stored),
  },
];
