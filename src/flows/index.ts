export { AdditionFlow, type AdditionHooks } from './addition-flow.js';
export type { CeremonyState, CeremonyStep } from './ceremony-state.js';
export type { Change, ChangeState } from './change-state.js';
export { confirmed, type AskPassword, type Confirming } from './confirmed.js';
export { EmailFlow, type EmailHooks, type EmailState } from './email-flow.js';
export { enrollmentFlow, type EnrollmentHooks } from './enrollment.js';
export {
  FactorsFlow,
  type CodesState,
  type FactorList,
  type FactorRemoval,
  type FactorsAction,
  type FactorsHooks,
  type FactorsState,
  type TotpState,
} from './factors-flow.js';
export type { KeyAdded } from './key-adding.js';
export { Flow } from './flow.js';
export { freshly, type StepUp } from './freshly.js';
export { additionBlock, otherWaysIn, removalBlock, type Block, type PagePolicy } from './guards.js';
export type { ListState, ReadyList } from './list-state.js';
export {
  LoginFlow,
  type LoggedIn,
  type LoginHooks,
  type LoginInput,
  type LoginPreferences,
  type LoginState,
} from './login-flow.js';
export { ManagerFlow, type ManagerAction, type ManagerHooks, type ManagerState } from './manager-flow.js';
export { PasskeyTestFlow, type PasskeyTestState, type TestOutcome } from './passkey-test-flow.js';
export type { NameFor, Registered } from './registration.js';
export { offersOf } from './offers.js';
export { SignupFlow, type SignupHooks } from './signup-flow.js';
export type { NamingState, SignupState } from './signup-state.js';
export { StepUpFlow, type StepUpHooks, type StepUpState } from './step-up-flow.js';
export { upgrade, type UpgradeSettings } from './upgrade.js';
