/* A backend that speaks as a preset says. Loaded on demand, with the first preset that a page names. */
import type {
  Call,
  PasskeyBackend,
  PasskeyList,
  RegisterBeginInput,
  RegisterCompleteInput,
} from './backend.js';
import type { Capabilities } from './capabilities.js';
import type { Offer } from '../model/policy.js';
import { toList, toPasskey } from './decode-passkeys.js';
import {
  toCodes,
  toCodeSent,
  toEnrollmentLink,
  toFactor,
  toFactors,
  toProof,
  toRecoveryCodesStatus,
  toStepUpCeremony,
  toTotpCeremony,
} from './decode-security.js';
import { isRecord, toCeremony, toLoginResult } from './decode.js';
import type { HttpConfig } from './http.js';
import type { Contract, Operation } from './operation.js';
import type { Loaded } from './preset-loaded.js';
import { asker, type Ask } from './preset-ask.js';
import { isOwn, routeOf, type Route, type Way } from './preset-url.js';
import type { SecurityOperation } from './security-contract.js';
import type { CsrfSource, Preset, PresetOperationName } from './preset.js';

/** What a page says about the backend that a preset describes. */
export interface PresetConfig extends HttpConfig {
  /** Where its endpoints begin, if not where the preset says. */
  readonly base?: string | undefined;
  /** Endpoints that differ, each `"METHOD /path/{id}"`; `"none"` says that the backend has no such operation. */
  readonly endpoints?: { readonly [K in Operation]?: string };
  /** What the preset asks for by name; a function is asked for every request. */
  readonly parameters?: PresetValues;
  /** Gets the answer of a sign-in or sign-up as it came, with its tokens if it has any, before anybody is told. */
  readonly signedIn?: (answer: unknown) => void | Promise<void>;
  /** Where the proof against forged requests is, if not where the preset says. */
  readonly csrf?: CsrfSource;
}

/** The values of a preset's parameters. */
export interface PresetValues {
  readonly [name: string]: string | (() => string | Promise<string>) | undefined;
}

/** Longer ones are cut, where the backend does not say how long a name may be. */
const LONGEST = 255;

/** What a passkey is called that must have a name, when nothing better is known. */
const NAMELESS = 'Passkey';
/** The same of a security key. */
const NAMELESS_KEY = 'Security key';

/** @throws ConfigurationError where something is missing or an endpoint cannot be read */
export function backendOfPreset(preset: Preset, config: PresetConfig, loaded: Loaded): PasskeyBackend {
  check(preset, config, loaded);
  const ways = waysOf(preset, config, loaded);
  const all = methods(preset, asker(preset, config, ways, loaded.send));
  const offered = Object.entries(all).filter(([name]) => ways.has(name));
  return { ...Object.fromEntries(offered), capabilities: capabilitiesOf(preset, config, ways) };
}

/** Where nothing can be added here, the elements are told where it can, if there is such a page. */
function capabilitiesOf(preset: Preset, config: PresetConfig, ways: ReadonlyMap<string, Way>): Capabilities {
  const { hosted, operations } = preset;
  const capabilities = offering(preset.capabilities, ways);
  const kept = operations.registerBegin?.sameOrigin && !ways.has('registerBegin');
  // Whoever writes `register-begin="none"` wants nobody to add any.
  if (!hosted || !kept || config.endpoints?.registerBegin) return capabilities;
  const url = pageOf(hosted.page, preset, config);
  return url ? { ...capabilities, addsAt: { url, returnTo: hosted.returnTo } } : capabilities;
}

/** What each of these offers takes. */
const TAKES: Readonly<Partial<Record<Offer, PresetOperationName>>> = {
  totp: 'totpBegin',
  'security-key': 'securityKeyBegin',
  'sms-codes': 'codesEnable',
  'email-codes': 'codesEnable',
};

/** What cannot be done on this page is not offered there. */
function offering(capabilities: Capabilities, ways: ReadonlyMap<string, Way>): Capabilities {
  const { offers } = capabilities;
  if (!offers) return capabilities;
  const can = (offer: Offer): boolean => {
    const taken = TAKES[offer];
    return !taken || ways.has(taken);
  };
  return offers.every(can) ? capabilities : { ...capabilities, offers: offers.filter(can) };
}

/** A page of the backend, seen from its origin. */
function pageOf(
  parameter: string,
  { parameters: declared = {}, base: standard = '' }: Preset,
  { base = standard, parameters = {} }: PresetConfig,
): string | undefined {
  const said = parameters[parameter];
  const page = typeof said === 'string' ? said : declared[parameter]?.default;
  const root = new URL(base, document.baseURI);
  return page && URL.canParse(page, root) ? new URL(page, root).href : undefined;
}

/** Where no `base` is set and none is known, everything else would fail one by one. */
function check(
  preset: Preset,
  { base = preset.base, parameters = {} }: PresetConfig,
  { ConfigurationError }: Loaded,
): void {
  const { name, parameters: declared = {} } = preset;
  if (base === undefined)
    throw new ConfigurationError('base', `it is missing; the preset "${name}" has to be told where it is`);
  for (const [parameter, { required, description }] of Object.entries(declared)) {
    if (!required || parameters[parameter]) continue;
    const attribute = parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new ConfigurationError(
      `data-${attribute}`,
      `it is missing for the preset "${name}": ${description}`,
    );
  }
}

interface Described {
  readonly endpoint: string;
  readonly sameOrigin?: true;
  readonly first?: { readonly endpoint: string };
}

function waysOf(
  { operations, base: standard = '', parameters: declared = {} }: Preset,
  { endpoints = {}, base = standard }: PresetConfig,
  { ConfigurationError }: Loaded,
): Map<string, Way> {
  const described: { readonly [name: string]: Described } = operations;
  const ways = new Map<string, Way>();
  for (const name of new Set([...Object.keys(described), ...Object.keys(endpoints)])) {
    const operation = name as Operation;
    const mine = described[name];
    const own = mine?.endpoint ?? usual(operation);
    const template = endpoints[operation] ?? standing(own, mine, base);
    const names = [...Object.keys(declared), ...idOf(operation)];
    const read = (text: string, from: string) =>
      routeOf(text, from, base, names, (why) => {
        throw new ConfigurationError(operation, `"${text}" is no endpoint: ${why}`);
      });
    if (template.trim() !== 'none') ways.set(name, { ...read(template, own), ...firstOf(mine, read) });
  }
  return ways;
}

const firstOf = (described: Described | undefined, read: (text: string, from: string) => Route) =>
  described?.first && { first: read(described.first.endpoint, described.first.endpoint) };

/** None where the backend accepts it from its own pages alone, and this is none of them. */
const standing = (own: string, described: Described | undefined, base: string): string =>
  described?.sameOrigin && !isOwn(base) ? 'none' : own;

const idOf = (operation: Operation): readonly string[] => (usual(operation).includes('{id}') ? ['id'] : []);

/** The method of an operation that a page gives a path for, and the preset has not. */
const usual = (operation: Operation): string => USUAL[operation] ?? 'POST {base}';

/** Spelled here again: imported, the contract would be cut out of the first load as a module of its own. */
const USUAL: Contract = {
  list: 'GET {base}',
  rename: 'PATCH {base}/{id}',
  remove: 'DELETE {base}/{id}',
  factors: 'GET {base}',
  factorRemove: 'DELETE {base}/{id}',
  recoveryCodes: 'GET {base}',
  removeAll: 'DELETE {base}',
};

type Methods = { readonly [K in PresetOperationName]: NonNullable<PasskeyBackend[K]> };

function methods({ capabilities }: Preset, ask: Ask): Methods {
  const complete = (name: 'registerComplete' | 'signupComplete'): Methods['registerComplete'] => {
    return async (input, call) => toPasskey(await ask(name, named(capabilities, input), call));
  };
  return {
    list: async (call) => ruled(capabilities, toList(await ask('list', {}, call))),
    registerBegin: async (input, call) =>
      toCeremony(unwrapped(await ask('registerBegin', await naming(capabilities, input), call))),
    registerComplete: complete('registerComplete'),
    signupBegin: async (input, call) => toCeremony(unwrapped(await ask('signupBegin', input, call))),
    signupComplete: complete('signupComplete'),
    loginBegin: async (input, call) => toCeremony(unwrapped(await ask('loginBegin', input, call))),
    loginComplete: async (input, call) => toLoginResult(await ask('loginComplete', input, call)),
    rename: async (id, name, call) =>
      toPasskey(await ask('rename', { id, name: cut(capabilities, name) }, call)),
    remove: async (id, call) => {
      await ask('remove', { id }, call);
    },
    ...securityMethods(capabilities, ask),
  };
}

/** The default contract has no codes by message: who sends them says how by a preset or a backend of their own. */
type SecurityMethods = { readonly [K in SecurityOperation | 'codesEnable']: NonNullable<PasskeyBackend[K]> };

function securityMethods(capabilities: Capabilities, ask: Ask): SecurityMethods {
  return {
    emailBegin: async (input, call) => toCodeSent(await ask('emailBegin', input, call)),
    emailComplete: async (input, call) => toProof(await ask('emailComplete', input, call)),
    stepUpBegin: async (input, call) => toStepUpCeremony(unwrapped(await ask('stepUpBegin', input, call))),
    stepUpComplete: async (input, call) => {
      await ask('stepUpComplete', input, call);
    },
    factors: async (call) => toFactors(await ask('factors', {}, call)),
    factorRemove: async (id, call) => {
      await ask('factorRemove', { id, ...typed(call) }, call);
    },
    totpBegin: async (_, call) => toTotpCeremony(await ask('totpBegin', typed(call), call)),
    totpComplete: async (input, call) => toFactor(await ask('totpComplete', input, call)),
    securityKeyBegin: async (_, call) =>
      toCeremony(unwrapped(await ask('securityKeyBegin', typed(call), call))),
    securityKeyComplete: async (input, call) =>
      toFactor(await ask('securityKeyComplete', { ...namedKey(capabilities, input), ...typed(call) }, call)),
    codesEnable: async (input, call) =>
      toFactor(await ask('codesEnable', { ...input, ...typed(call) }, call)),
    recoveryCodes: async (call) => toRecoveryCodesStatus(await ask('recoveryCodes', {}, call)),
    recoveryCodesCreate: async (_, call) => toCodes(await ask('recoveryCodesCreate', typed(call), call)),
    recoveryCodesRedeem: async (input, call) => toProof(await ask('recoveryCodesRedeem', input, call)),
    enroll: async (input, call) => toEnrollmentLink(await ask('enroll', input, call)),
    removeAll: async (call) => {
      await ask('removeAll', {}, call);
    },
  };
}

const typed = (call?: Call): Pick<Call, 'password'> =>
  call?.password === undefined ? {} : { password: call.password };

/** Some wrap the options for the browser's own call. */
function unwrapped(begun: unknown): unknown {
  if (!isRecord(begun) || !isRecord(begun['options'])) return begun;
  const inner = begun['options']['publicKey'];
  return isRecord(inner) ? { ...begun, options: inner } : begun;
}

async function naming(
  capabilities: Capabilities,
  { suggestName, ...input }: RegisterBeginInput,
): Promise<Omit<RegisterBeginInput, 'suggestName'> & { name?: string }> {
  if (capabilities.naming !== 'begin') return input;
  const suggested = await suggestName?.().catch(() => undefined);
  const name = suggested ?? (capabilities.nameRequired ? NAMELESS : undefined);
  return name === undefined ? input : { ...input, name: cut(capabilities, name) };
}

/** A name goes along with the credential only where that is the time for it, and always where there must be one. */
function named(capabilities: Capabilities, { name, ...input }: RegisterCompleteInput): RegisterCompleteInput {
  if (capabilities.naming !== 'finish') return input;
  const given = name ?? (capabilities.nameRequired ? NAMELESS : undefined);
  return given === undefined ? input : { ...input, name: cut(capabilities, given) };
}

/** A security key gets its name with its credential, whenever passkeys get theirs. */
function namedKey(capabilities: Capabilities, { name, ...input }: RegisterCompleteInput) {
  const given = name ?? (capabilities.nameRequired ? NAMELESS_KEY : undefined);
  return given === undefined ? input : { ...input, name: cut(capabilities, given) };
}

/** Never through the middle of a code point. */
const cut = ({ nameLongest = LONGEST }: Capabilities, name: string): string =>
  name.slice(0, nameLongest).replace(/[\uD800-\uDBFF]$/, '');

/** A backend that keeps the last passkey says so before the visitor tries. */
const ruled = ({ lastPasskey }: Capabilities, list: PasskeyList): PasskeyList =>
  lastPasskey === 'blocked' ? { ...list, policy: { min: 1, ...list.policy } } : list;
