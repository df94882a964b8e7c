import type { CreationOptionsJSON } from '../model/webauthn-json.js';
import {
  toCodeSent,
  toCodes,
  toEnrollmentLink,
  toFactor,
  toFactors,
  toProof,
  toRecoveryCodesStatus,
  toStepUpCeremony,
  toTotpCeremony,
} from './decode-security.js';
import { toCeremony } from './decode.js';
import { send } from './http.js';
import { post, type Makers } from './maker.js';

/** What is asked about what surrounds passkeys. */
export const securityMakers = {
  emailBegin: post(toCodeSent),
  emailComplete: post(toProof),
  stepUpBegin: post(toStepUpCeremony),
  stepUpComplete: post(() => undefined),
  factors: (config, to) => async (call) => toFactors(await send(config, to, { ...call })),
  factorRemove: (config, to) => async (id, call) => {
    await send(config, to, { ...call, id });
  },
  totpBegin: post(toTotpCeremony),
  totpComplete: post(toFactor),
  securityKeyBegin: post(toCeremony<CreationOptionsJSON>),
  securityKeyComplete: post(toFactor),
  recoveryCodes: (config, to) => async (call) => toRecoveryCodesStatus(await send(config, to, { ...call })),
  recoveryCodesCreate: post(toCodes),
  recoveryCodesRedeem: post(toProof),
  enroll: post(toEnrollmentLink),
  removeAll: (config, to) => async (call) => {
    await send(config, to, { ...call });
  },
} satisfies Makers;
