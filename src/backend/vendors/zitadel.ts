/* What both APIs of Zitadel have in common: the user API v2, and the auth API v1, which Prysm:ID offers as it is. */
import type { Factor, FactorKind } from '../../model/factor.js';
import { PasskeyFailure } from '../../model/failure.js';
import { at, failureCodes, records, textAt } from '../preset-tools.js';
import type { PresetFailure, PresetInputs, PresetOperationName, PresetResponse, Told } from '../preset.js';

/** The objects of a list. One without entries is left out of the answer, as JSON of protobuf is. */
function entries({ body }: PresetResponse): readonly Readonly<Record<string, unknown>>[] {
  if (typeof body !== 'object') throw new TypeError('no list');
  return records(at(body, 'result'));
}

export const zitadelPasskeys = (response: PresetResponse) =>
  entries(response).map(({ id, name }) => ({ id, name }));

/** What Zitadel's own pages send of a credential, and nothing that some version of its parser might trip over. */
export function zitadelCredential({ credential }: Pick<PresetInputs['registerComplete'], 'credential'>) {
  const { id, rawId, type, response } = credential;
  const { attestationObject, clientDataJSON } = response;
  return { id, rawId, type, response: { attestationObject, clientDataJSON } };
}

/** Zitadel does not ask for a discoverable passkey, which is the only kind that a sign-in without a user name finds. */
export function zitadelOptions(options: unknown, residentKey: string): unknown {
  const [given] = records([options]);
  if (!given || !residentKey) return options;
  const [selection] = records([given['authenticatorSelection']]);
  return { ...given, authenticatorSelection: { residentKey, ...selection } };
}

/** Zitadel wants to know who is there (`userVerification` required), which nobody is asked who gets one silently. */
export function refuseSilent({ mediation }: PresetInputs['registerBegin']): void {
  if (mediation) throw new PasskeyFailure('unsupported');
}

/** Goes over `authenticatorSelection`, where a page thinks otherwise. */
export const residentKey = {
  description: 'how much a passkey is to be discoverable; empty: as Zitadel says',
  default: 'preferred',
};

/** An app that is not confirmed yet is none, or no other could be added. */
const UNFINISHED: ReadonlySet<unknown> = new Set([
  'AUTH_FACTOR_STATE_NOT_READY',
  'AUTH_FACTOR_STATE_REMOVED',
]);

/**
 * The second factors. The id of each is where it is removed, below the user: of most kinds there is one.
 *
 * @param totp where an authenticator app is
 */
export const zitadelFactors = (response: PresetResponse, totp: string): Told<Factor>[] =>
  entries(response)
    .filter(({ state }) => !UNFINISHED.has(state))
    .map(({ state: _, ...entry }) => factor(entry, totp));

function factor(entry: Readonly<Record<string, unknown>>, totp: string): Told<Factor> {
  const [kind = 'other'] = Object.keys(entry);
  const u2f = textAt(entry, 'u2f', 'id');
  if (u2f) return { id: `u2f/${u2f}`, kind: 'security-key', name: at(entry, 'u2f', 'name') };
  const [id, known] = SINGLE(totp)[kind] ?? [];
  return id ? { id, kind: known } : { id: kind, kind: 'other', fixed: true };
}

const SINGLE = (totp: string): Readonly<Record<string, readonly [id: string, kind: FactorKind]>> => ({
  otp: [totp, 'totp'],
  otpSms: ['otp_sms', 'sms'],
  otpEmail: ['otp_email', 'email'],
});

/** Fills in where a factor is. */
export const zitadelFactorPath = ({ id }: PresetInputs['factorRemove']) => ({
  path: { factor: id.split('/') },
});

/** Fills in where codes are switched on, which has no body. */
export const zitadelCodesPath = ({ kind }: PresetInputs['codesEnable']) => ({
  path: { factor: `otp_${kind}` },
  body: {},
});

const codeOf = failureCodes({
  'AUTH-Bohd2': 'forbidden',
  'COMMAND-Eeb2a': 'code_invalid',
  // No registration is pending: it was never begun, or the first answer to this very credential was lost.
  'WEBAU-5M9so': 'challenge_expired',
  // The code of an authenticator app.
  'EVENT-8isk2': 'code_invalid',
  // The app is there already: confirmed elsewhere, or the answer to the first code was lost.
  'COMMAND-qx4ls': 'conflict',
  // The account is locked, told as if nothing were there.
  'COMMAND-d9u8q': 'forbidden',
});

/** Codes by message have nowhere to go: there is no phone number or address, or none that was confirmed. */
const UNCONFIRMED = new Map<unknown, PresetFailure>([
  ['COMMAND-Q54j2', { code: 'validation', field: 'phone' }],
  ['COMMAND-KLJ2d', { code: 'validation', field: 'email' }],
]);

/**
 * A registration is pending, and this credential could not be read, or was verified and refused. Zitadel answers 500
 * to both, as it does to its own trouble: only the id tells.
 */
const REFUSED: ReadonlySet<unknown> = new Set(['WEBAU-sEr8c', 'WEBAU-3Vb9s']);

/** What tells one refusal from another: messages are in the visitor's language. */
export const zitadelId = ({ body }: PresetResponse): unknown =>
  records(at(body, 'details')).find((detail) => typeof detail['id'] === 'string')?.['id'];

const COMPLETIONS: readonly PresetOperationName[] = ['registerComplete', 'securityKeyComplete'];

export function zitadelFailure(response: PresetResponse, operation: PresetOperationName) {
  if (response.ok) return undefined;
  const id = zitadelId(response);
  if (COMPLETIONS.includes(operation) && REFUSED.has(id)) return 'verification_failed';
  return UNCONFIRMED.get(id) ?? codeOf(id);
}
