export type {
  Call,
  Ceremony,
  CreationCeremony,
  LoginBeginInput,
  LoginCompleteInput,
  LoginResult,
  PasskeyBackend,
  PasskeyList,
  RegisterBeginInput,
  RegisterCompleteInput,
  RequestCeremony,
  SignupBeginInput,
} from './backend.js';
export { ConfigurationError } from './configuration-error.js';
export type { BackendConfig } from './backend-of.js';
export { createBackend } from './create-backend.js';
export type { HttpConfig } from './http.js';
export type { Operation } from './operation.js';
