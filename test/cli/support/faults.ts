/* Servers with one fault each: the demo's, with something before it that is as wrong as people are. */
import { ofAdministrators } from './faults/administrators.js';
import { ofAnswers } from './faults/answers.js';
import { ofChallenges } from './faults/challenges.js';
import { ofEmail } from './faults/email.js';
import { ofEnrollment } from './faults/enrollment.js';
import { ofFactors } from './faults/factors.js';
import type { Faulty } from './faults/faulty.js';
import { ofOptions } from './faults/options.js';
import { ofRecoveryCodes } from './faults/recovery-codes.js';
import { ofRequests } from './faults/requests.js';
import { ofSecurityKeys } from './faults/security-keys.js';
import { ofSessions } from './faults/sessions.js';
import { ofStepUp } from './faults/step-up.js';
import { ofVerification } from './faults/verification.js';

export const faults: readonly Faulty[] = [
  ...ofAnswers,
  ...ofOptions,
  ...ofChallenges,
  ...ofVerification,
  ...ofSessions,
  ...ofRecoveryCodes,
  ...ofEnrollment,
  ...ofStepUp,
  ...ofFactors,
  ...ofSecurityKeys,
  ...ofAdministrators,
  ...ofEmail,
  ...ofRequests,
];

/** Rows that no server here fails, each with the reason. */
export const withoutFault: Readonly<Record<string, string>> = {};
