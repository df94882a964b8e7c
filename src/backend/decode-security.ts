import type { Factor, FactorKind } from '../model/factor.js';
import type { RequestOptionsJSON } from '../model/webauthn-json.js';
import type {
  CodeSent,
  EnrollmentLink,
  Proof,
  RecoveryCodesStatus,
  StepUpCeremony,
  StepUpMethod,
  TotpCeremony,
} from './backend.js';
import { compact, instant, isRecord, malformed, number, strings, text } from './decode.js';

/* Read field by field, as everything that a server says. */

const KINDS: readonly FactorKind[] = [
  'totp',
  'security-key',
  'sms',
  'email',
  'password',
  'recovery-codes',
  'other',
];
const METHODS: readonly StepUpMethod[] = ['passkey', 'password', 'code'];

const fields = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

export function toCodeSent(value: unknown): CodeSent {
  const { state, resendAfter } = fields(value);
  return compact<CodeSent>({ state, resendAfter: number(resendAfter) });
}

export function toProof(value: unknown): Proof {
  const proof = text(fields(value)['proof']);
  return proof ? { proof } : malformed('proof');
}

/** Nothing to show but a passkey, and no challenge for it, is nothing to go on with. */
export function toStepUpCeremony(value: unknown): StepUpCeremony {
  const { options, state, methods } = fields(value);
  const known = strings(methods)?.filter((method) => METHODS.includes(method as StepUpMethod));
  const usable = isRecord(options) && text(options['challenge']);
  if (!usable && !known?.some((method) => method !== 'passkey')) return malformed('challenge');
  return compact<StepUpCeremony>({
    options: usable ? (options as unknown as RequestOptionsJSON) : undefined,
    state,
    methods: known as StepUpMethod[] | undefined,
  });
}

export const toFactors = (value: unknown): readonly Factor[] => {
  const { factors } = fields(value);
  if (!Array.isArray(factors)) return malformed('factors');
  return factors.map(toFactor).filter((factor) => factor !== undefined);
};

/** One factor, or nothing where there is no id to speak of it by. A kind that nobody knows is `other`. */
export function toFactor(value: unknown): Factor | undefined {
  const { id, kind, name, createdAt, lastUsedAt, fixed } = fields(value);
  const known = text(id) ?? number(id)?.toString();
  if (!known) return undefined;
  return compact<Factor>({
    id: known,
    kind: KINDS.find((candidate) => candidate === kind) ?? 'other',
    name: text(name),
    createdAt: instant(createdAt),
    lastUsedAt: lastUsedAt === null ? null : instant(lastUsedAt),
    fixed: fixed === true ? true : undefined,
  });
}

export function toTotpCeremony(value: unknown): TotpCeremony {
  const { secret, uri, state } = fields(value);
  const [readSecret, readUri] = [text(secret), text(uri)];
  if (!readSecret || !readUri?.startsWith('otpauth://')) return malformed('secret');
  return compact<TotpCeremony>({ secret: readSecret, uri: readUri, state });
}

/** Nothing where nobody counts them. */
export function toRecoveryCodesStatus(value: unknown): RecoveryCodesStatus | undefined {
  if (value === undefined) return undefined;
  const { total = 0, remaining = 0 } = fields(value);
  return { total: number(total) ?? 0, remaining: number(remaining) ?? 0 };
}

export const toCodes = (value: unknown): readonly string[] => {
  const codes = strings(fields(value)['codes']);
  return codes?.length ? codes : malformed('codes');
};

/** The link is shown to the visitor, and is no link but of the web. */
export function toEnrollmentLink(value: unknown): EnrollmentLink {
  const { url, expiresAt, sent } = fields(value);
  const link = text(url);
  if (!link || !/^https?:\/\//i.test(link)) return malformed('url');
  return compact<EnrollmentLink>({
    url: link,
    expiresAt: instant(expiresAt),
    sent: sent === true ? true : undefined,
  });
}
