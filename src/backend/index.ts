export type {
  Call,
  Ceremony,
  CodeInput,
  CodesInput,
  CodeSent,
  EmailBeginInput,
  CreationCeremony,
  Enrollment,
  EnrollmentLink,
  LoginBeginInput,
  LoginCompleteInput,
  LoginResult,
  PasskeyBackend,
  PasskeyList,
  Proof,
  RecoveryCodesStatus,
  RegisterBeginInput,
  RegisterCompleteInput,
  RequestCeremony,
  SignupBeginInput,
  StepUpBeginInput,
  StepUpCeremony,
  StepUpCompleteInput,
  StepUpMethod,
  TotpCeremony,
} from './backend.js';
export type { Capabilities, HostedPage } from './capabilities.js';
export { ConfigurationError } from './configuration-error.js';
export type { BackendConfig } from './backend-of.js';
export { createBackend } from './create-backend.js';
export { createSecurityBackend } from './create-security-backend.js';
export type { HttpConfig } from './http.js';
export type { Operation } from './operation.js';
export { definePreset } from './preset.js';
export type {
  CsrfSource,
  Preset,
  PresetAnswers,
  PresetAsked,
  PresetContext,
  PresetFailure,
  PresetFirst,
  PresetInputs,
  PresetOperation,
  PresetOperationName,
  PresetParameter,
  PresetParameters,
  PresetRequest,
  PresetResponse,
  Told,
} from './preset.js';
export { presetBackend } from './create-preset-backend.js';
export type { PresetConfig, PresetValues } from './preset-backend.js';
export type { PresetName } from './preset-registry.js';
export {
  at,
  commaSeparated,
  failureCodes,
  fromMilliseconds,
  fromSeconds,
  numberAt,
  records,
  textAt,
  toBase64url,
} from './preset-tools.js';
