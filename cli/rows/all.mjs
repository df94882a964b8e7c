/* Every row, in the order in which they are tried and told. */
import { administrators } from './administrators.mjs';
import { answers } from './answers.mjs';
import { challenges } from './challenges.mjs';
import { email } from './email.mjs';
import { enrollment } from './enrollment.mjs';
import { factors } from './factors.mjs';
import { options } from './options.mjs';
import { provisioning } from './provisioning.mjs';
import { recoveryCodes } from './recovery-codes.mjs';
import { requests } from './requests.mjs';
import { securityKeys } from './security-keys.mjs';
import { sessions } from './sessions.mjs';
import { stepUp } from './step-up.mjs';
import { verification } from './verification.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/** @type {readonly { title: string, rows: readonly Row[] }[]} */
export const groups = [
  { title: 'Right answers', rows: answers },
  { title: 'Options', rows: options },
  { title: 'Challenges', rows: challenges },
  { title: 'Forged credentials', rows: verification },
  { title: 'Sessions and other sites', rows: sessions },
  { title: 'Recovery codes', rows: recoveryCodes },
  { title: 'Links for another device', rows: enrollment },
  { title: 'Step-up', rows: stepUp },
  { title: 'Second factors', rows: [...factors, ...securityKeys] },
  { title: 'Administrators', rows: [...provisioning, ...administrators] },
  { title: 'E-mail codes', rows: email },
  // At the end: two of them look at every answer that came before.
  { title: 'Requests and answers', rows: requests },
];
