import type { PasskeyAddEvent, PasskeyBeforeAddEvent, PasskeyBeforeLoginEvent, PasskeyBeforeRemoveEvent, PasskeyBeforeRenameEvent, PasskeyBeforeSignupEvent, PasskeyCancelEvent, PasskeyCrossDeviceEvent, PasskeyFailureEvent, PasskeyListEvent, PasskeyLoginEvent, PasskeyRemoveEvent, PasskeyRenameEvent, PasskeySecurityEvent, PasskeySignupEvent, PasskeyStepUpEvent } from "passkey-elements/events";
import type { PasskeyLogin } from "passkey-elements/login";
import type { PasskeyManager } from "passkey-elements/manager";
import type { PasskeySignup } from "passkey-elements/signup";

/**
 * This type can be used to create scoped tags for your components.
 *
 * Usage:
 *
 * ```ts
 * import type { ScopedElements } from "path/to/library/jsx-integration";
 *
 * declare module "my-library" {
 *   namespace JSX {
 *     interface IntrinsicElements
 *       extends ScopedElements<'test-', ''> {}
 *   }
 * }
 * ```
 *
 * @deprecated Runtime scoped elements result in duplicate types and can confusing for developers. It is recommended to use the `prefix` and `suffix` options to generate new types instead.
 */
export type ScopedElements<
  Prefix extends string = "",
  Suffix extends string = "",
> = {
  [
    Key in keyof CustomElements as `${Prefix}${Key}${Suffix}`
  ]: CustomElements[Key];
};

/**
 * A generic type for strongly typing custom events with their targets
 * @template T - The type of the event target (extends EventTarget)
 * @template D - The type of the detail payload for the custom event
 */
type TypedEvent<T extends EventTarget, E = Event> = E & {
  target: T;
};

type BaseProps<T extends HTMLElement> = {
  /** Content added between the opening and closing tags of the element */
  children?: any | undefined;
  /** Used for declaratively styling one or more elements using CSS (Cascading Stylesheets) */
  class?: string | undefined;
  /** Used for declaratively styling one or more elements using CSS (Cascading Stylesheets) */
  className?: string | undefined;
  /** Takes an object where the key is the class name(s) and the value is a boolean expression. When true, the class is applied, and when false, it is removed. */
  classList?: Record<string, boolean | undefined> | undefined;
  /** Specifies the text direction of the element. */
  dir?: "ltr" | "rtl" | undefined;
  /** Contains a space-separated list of the part names of the element that should be exposed on the host element. */
  exportparts?: string | undefined;
  /** For <label> and <output>, lets you associate the label with some control. */
  htmlFor?: string | undefined;
  /** Specifies whether the element should be hidden. */
  hidden?: boolean | string | undefined;
  /** A unique identifier for the element. */
  id?: string | undefined;
  /** Keys tell React which array item each component corresponds to */
  key?: string | number | undefined;
  /** Specifies the language of the element. */
  lang?: string | undefined;
  /** Defines the element's semantic role for accessibility APIs. */
  role?: string | undefined;
  /** Contains a space-separated list of the part names of the element. Part names allows CSS to select and style specific elements in a shadow tree via the ::part pseudo-element. */
  part?: string | undefined;
  /** Use the ref attribute with a variable to assign a DOM element to the variable once the element is rendered. */
  ref?: (T | ((e: T) => void)) | undefined;
  /** Adds a reference for a custom element slot */
  slot?: string | undefined;
  /** Prop for setting inline styles */
  style?: Record<string, string | number> | undefined;
  /** Overrides the default Tab button behavior. Avoid using values other than -1 and 0. */
  tabIndex?: number | undefined;
  /** Specifies the tooltip text for the element. */
  title?: string | undefined;
  /** Passing 'no' excludes the element content from being translated. */
  translate?: "yes" | "no" | undefined;
  /** The popover global attribute is used to designate an element as a popover element. */
  popover?: "auto" | "hint" | "manual" | undefined;
  /** Turns an element element into a popover control button; takes the ID of the popover element to control as its value. */
  popovertarget?: "top" | "bottom" | "left" | "right" | "auto" | undefined;
  /** Specifies the action to be performed on a popover element being controlled by a control element. */
  popovertargetaction?: "show" | "hide" | "toggle" | undefined;
};

type BaseEvents = {};

/** `PasskeyLogin` component event */
export type PasskeyLoginElementEvent<E = Event> = TypedEvent<PasskeyLogin, E>;
/** `passkey-before-login` event type */
export type PasskeyLoginPasskeyBeforeLoginElementEvent =
  PasskeyLoginElementEvent<PasskeyBeforeLoginEvent>;
/** `passkey-login` event type */
export type PasskeyLoginPasskeyLoginElementEvent =
  PasskeyLoginElementEvent<PasskeyLoginEvent>;
/** `passkey-cross-device` event type */
export type PasskeyLoginPasskeyCrossDeviceElementEvent =
  PasskeyLoginElementEvent<PasskeyCrossDeviceEvent>;
/** `passkey-before-add` event type */
export type PasskeyLoginPasskeyBeforeAddElementEvent =
  PasskeyLoginElementEvent<PasskeyBeforeAddEvent>;
/** `passkey-add` event type */
export type PasskeyLoginPasskeyAddElementEvent =
  PasskeyLoginElementEvent<PasskeyAddEvent>;
/** `passkey-failure` event type */
export type PasskeyLoginPasskeyFailureElementEvent =
  PasskeyLoginElementEvent<PasskeyFailureEvent>;
/** `passkey-cancel` event type */
export type PasskeyLoginPasskeyCancelElementEvent =
  PasskeyLoginElementEvent<PasskeyCancelEvent>;

export type PasskeyLoginProps = {
  /** `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for. */
  mode?: PasskeyLogin["mode"] | undefined;
  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  "no-autofill"?: PasskeyLogin["noAutofill"] | undefined;
  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  noAutofill?: PasskeyLogin["noAutofill"] | undefined;
  /** On the click, shows at once the passkeys that this device has, where the browser can (immediate mode); where it
cannot or has none, its ordinary dialog opens. */
  immediate?: PasskeyLogin["immediate"] | undefined;
  /** The kinds of authenticator that the browser's dialog puts first, the likeliest first, separated by spaces:
`client-device`, `hybrid`, `security-key` (WebAuthn L3 §5.8.7). */
  hints?: PasskeyLogin["hints"] | undefined;
  /** After a sign-in with a phone or a security key, offers to keep a passkey on this device as well. */
  "offer-passkey"?: PasskeyLogin["offerPasskey"] | undefined;
  /** After a sign-in with a phone or a security key, offers to keep a passkey on this device as well. */
  offerPasskey?: PasskeyLogin["offerPasskey"] | undefined;
  /** Lets a visitor sign in with a recovery code, who then makes a passkey on this device. */
  "recovery-codes"?: PasskeyLogin["recoveryCodes"] | undefined;
  /** Lets a visitor sign in with a recovery code, who then makes a passkey on this device. */
  recoveryCodes?: PasskeyLogin["recoveryCodes"] | undefined;
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  base?: PasskeyLogin["base"] | undefined;
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  preset?: PasskeyLogin["preset"] | undefined;
  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  credentials?: PasskeyLogin["credentials"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "return-to"?: PasskeyLogin["returnTo"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  returnTo?: PasskeyLogin["returnTo"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "return-origins"?: PasskeyLogin["returnOrigins"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  returnOrigins?: PasskeyLogin["returnOrigins"] | undefined;
  /** Where options for a sign-in come from: `"METHOD /path"`. */
  "login-begin"?: PasskeyLogin["loginBeginEndpoint"] | undefined;
  /** Where options for a sign-in come from: `"METHOD /path"`. */
  loginBeginEndpoint?: PasskeyLogin["loginBeginEndpoint"] | undefined;
  /** Where the visitor's answer goes: `"METHOD /path"`. */
  "login-complete"?: PasskeyLogin["loginCompleteEndpoint"] | undefined;
  /** Where the visitor's answer goes: `"METHOD /path"`. */
  loginCompleteEndpoint?: PasskeyLogin["loginCompleteEndpoint"] | undefined;
  /** For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`. */
  "register-begin"?: PasskeyLogin["registerBeginEndpoint"] | undefined;
  /** For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`. */
  registerBeginEndpoint?: PasskeyLogin["registerBeginEndpoint"] | undefined;
  /** For `offer-passkey`: where a new passkey goes: `"METHOD /path"`. */
  "register-complete"?: PasskeyLogin["registerCompleteEndpoint"] | undefined;
  /** For `offer-passkey`: where a new passkey goes: `"METHOD /path"`. */
  registerCompleteEndpoint?:
    PasskeyLogin["registerCompleteEndpoint"] | undefined;
  /** A backend object, used in place of all endpoints. */
  backend?: PasskeyLogin["backend"] | undefined;
  /** Terms that differ from the package's. */
  messages?: PasskeyLogin["messages"] | undefined;

  /** A sign-in is about to begin. Cancelable. */
  "onpasskey-before-login"?:
    ((e: PasskeyLoginPasskeyBeforeLoginElementEvent) => void) | undefined;
  /** The visitor is signed in. `preventDefault()` stops the way to `return-to`. */
  "onpasskey-login"?:
    ((e: PasskeyLoginPasskeyLoginElementEvent) => void) | undefined;
  /** The visitor signed in with a phone or security key, and this device could keep a passkey as well. `preventDefault()` keeps the element from offering that. */
  "onpasskey-cross-device"?:
    ((e: PasskeyLoginPasskeyCrossDeviceElementEvent) => void) | undefined;
  /** The visitor takes the offer of a passkey on this device. Cancelable. */
  "onpasskey-before-add"?:
    ((e: PasskeyLoginPasskeyBeforeAddElementEvent) => void) | undefined;
  /** That passkey was added. */
  "onpasskey-add"?:
    ((e: PasskeyLoginPasskeyAddElementEvent) => void) | undefined;
  /** Something failed; `detail.failure.code` says what. */
  "onpasskey-failure"?:
    ((e: PasskeyLoginPasskeyFailureElementEvent) => void) | undefined;
  /** The visitor cancelled. */
  "onpasskey-cancel"?:
    ((e: PasskeyLoginPasskeyCancelElementEvent) => void) | undefined;
};

export type PasskeyLoginSolidJsProps = {
  /** `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for. */
  "prop:mode"?: PasskeyLogin["mode"] | undefined;
  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  "bool:no-autofill"?: PasskeyLogin["noAutofill"] | undefined;
  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  "prop:noAutofill"?: PasskeyLogin["noAutofill"] | undefined;
  /** On the click, shows at once the passkeys that this device has, where the browser can (immediate mode); where it
cannot or has none, its ordinary dialog opens. */
  "prop:immediate"?: PasskeyLogin["immediate"] | undefined;
  /** The kinds of authenticator that the browser's dialog puts first, the likeliest first, separated by spaces:
`client-device`, `hybrid`, `security-key` (WebAuthn L3 §5.8.7). */
  "prop:hints"?: PasskeyLogin["hints"] | undefined;
  /** After a sign-in with a phone or a security key, offers to keep a passkey on this device as well. */
  "bool:offer-passkey"?: PasskeyLogin["offerPasskey"] | undefined;
  /** After a sign-in with a phone or a security key, offers to keep a passkey on this device as well. */
  "prop:offerPasskey"?: PasskeyLogin["offerPasskey"] | undefined;
  /** Lets a visitor sign in with a recovery code, who then makes a passkey on this device. */
  "bool:recovery-codes"?: PasskeyLogin["recoveryCodes"] | undefined;
  /** Lets a visitor sign in with a recovery code, who then makes a passkey on this device. */
  "prop:recoveryCodes"?: PasskeyLogin["recoveryCodes"] | undefined;
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  "prop:base"?: PasskeyLogin["base"] | undefined;
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  "prop:preset"?: PasskeyLogin["preset"] | undefined;
  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  "prop:credentials"?: PasskeyLogin["credentials"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "attr:return-to"?: PasskeyLogin["returnTo"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "prop:returnTo"?: PasskeyLogin["returnTo"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "attr:return-origins"?: PasskeyLogin["returnOrigins"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "prop:returnOrigins"?: PasskeyLogin["returnOrigins"] | undefined;
  /** Where options for a sign-in come from: `"METHOD /path"`. */
  "attr:login-begin"?: PasskeyLogin["loginBeginEndpoint"] | undefined;
  /** Where options for a sign-in come from: `"METHOD /path"`. */
  "prop:loginBeginEndpoint"?: PasskeyLogin["loginBeginEndpoint"] | undefined;
  /** Where the visitor's answer goes: `"METHOD /path"`. */
  "attr:login-complete"?: PasskeyLogin["loginCompleteEndpoint"] | undefined;
  /** Where the visitor's answer goes: `"METHOD /path"`. */
  "prop:loginCompleteEndpoint"?:
    PasskeyLogin["loginCompleteEndpoint"] | undefined;
  /** For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`. */
  "attr:register-begin"?: PasskeyLogin["registerBeginEndpoint"] | undefined;
  /** For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`. */
  "prop:registerBeginEndpoint"?:
    PasskeyLogin["registerBeginEndpoint"] | undefined;
  /** For `offer-passkey`: where a new passkey goes: `"METHOD /path"`. */
  "attr:register-complete"?:
    PasskeyLogin["registerCompleteEndpoint"] | undefined;
  /** For `offer-passkey`: where a new passkey goes: `"METHOD /path"`. */
  "prop:registerCompleteEndpoint"?:
    PasskeyLogin["registerCompleteEndpoint"] | undefined;
  /** A backend object, used in place of all endpoints. */
  "prop:backend"?: PasskeyLogin["backend"] | undefined;
  /** Terms that differ from the package's. */
  "prop:messages"?: PasskeyLogin["messages"] | undefined;
  /** A sign-in is about to begin. Cancelable. */
  "on:passkey-before-login"?:
    ((e: PasskeyLoginPasskeyBeforeLoginElementEvent) => void) | undefined;
  /** The visitor is signed in. `preventDefault()` stops the way to `return-to`. */
  "on:passkey-login"?:
    ((e: PasskeyLoginPasskeyLoginElementEvent) => void) | undefined;
  /** The visitor signed in with a phone or security key, and this device could keep a passkey as well. `preventDefault()` keeps the element from offering that. */
  "on:passkey-cross-device"?:
    ((e: PasskeyLoginPasskeyCrossDeviceElementEvent) => void) | undefined;
  /** The visitor takes the offer of a passkey on this device. Cancelable. */
  "on:passkey-before-add"?:
    ((e: PasskeyLoginPasskeyBeforeAddElementEvent) => void) | undefined;
  /** That passkey was added. */
  "on:passkey-add"?:
    ((e: PasskeyLoginPasskeyAddElementEvent) => void) | undefined;
  /** Something failed; `detail.failure.code` says what. */
  "on:passkey-failure"?:
    ((e: PasskeyLoginPasskeyFailureElementEvent) => void) | undefined;
  /** The visitor cancelled. */
  "on:passkey-cancel"?:
    ((e: PasskeyLoginPasskeyCancelElementEvent) => void) | undefined;

  /** Set the innerHTML of the element */
  innerHTML?: string | undefined;
  /** Set the textContent of the element */
  textContent?: string | number | undefined;
};

/** `PasskeyManager` component event */
export type PasskeyManagerElementEvent<E = Event> = TypedEvent<
  PasskeyManager,
  E
>;
/** `passkey-list` event type */
export type PasskeyManagerPasskeyListElementEvent =
  PasskeyManagerElementEvent<PasskeyListEvent>;
/** `passkey-before-add` event type */
export type PasskeyManagerPasskeyBeforeAddElementEvent =
  PasskeyManagerElementEvent<PasskeyBeforeAddEvent>;
/** `passkey-add` event type */
export type PasskeyManagerPasskeyAddElementEvent =
  PasskeyManagerElementEvent<PasskeyAddEvent>;
/** `passkey-before-rename` event type */
export type PasskeyManagerPasskeyBeforeRenameElementEvent =
  PasskeyManagerElementEvent<PasskeyBeforeRenameEvent>;
/** `passkey-rename` event type */
export type PasskeyManagerPasskeyRenameElementEvent =
  PasskeyManagerElementEvent<PasskeyRenameEvent>;
/** `passkey-before-remove` event type */
export type PasskeyManagerPasskeyBeforeRemoveElementEvent =
  PasskeyManagerElementEvent<PasskeyBeforeRemoveEvent>;
/** `passkey-remove` event type */
export type PasskeyManagerPasskeyRemoveElementEvent =
  PasskeyManagerElementEvent<PasskeyRemoveEvent>;
/** `passkey-step-up` event type */
export type PasskeyManagerPasskeyStepUpElementEvent =
  PasskeyManagerElementEvent<PasskeyStepUpEvent>;
/** `passkey-security` event type */
export type PasskeyManagerPasskeySecurityElementEvent =
  PasskeyManagerElementEvent<PasskeySecurityEvent>;
/** `passkey-failure` event type */
export type PasskeyManagerPasskeyFailureElementEvent =
  PasskeyManagerElementEvent<PasskeyFailureEvent>;
/** `passkey-cancel` event type */
export type PasskeyManagerPasskeyCancelElementEvent =
  PasskeyManagerElementEvent<PasskeyCancelEvent>;

export type PasskeyManagerProps = {
  /** The most passkeys an account may have; the backend's rule by default. */
  max?: PasskeyManager["max"] | undefined;
  /** The fewest passkeys an account must keep; the backend's rule by default. `1` guards the last one. */
  min?: PasskeyManager["min"] | undefined;
  /** The other ways to sign in, separated by commas; the backend's word by default. */
  "other-ways-in"?: PasskeyManager["otherWaysIn"] | undefined;
  /** The other ways to sign in, separated by commas; the backend's word by default. */
  otherWaysIn?: PasskeyManager["otherWaysIn"] | undefined;
  /** What the backend does besides passkeys, separated by spaces: `factors`, `totp`, `recovery-codes`, `enrollment`,
`step-up`; with `user-id` `enrollment`, `remove-all`, `add`, `rename`. The backend's word by default. */
  offers?: PasskeyManager["offers"] | undefined;
  /** For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered. */
  "user-id"?: PasskeyManager["userId"] | undefined;
  /** For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered. */
  userId?: PasskeyManager["userId"] | undefined;
  /** Shows the list and lets nothing be changed. */
  "read-only"?: PasskeyManager["readOnly"] | undefined;
  /** Shows the list and lets nothing be changed. */
  readOnly?: PasskeyManager["readOnly"] | undefined;
  /** Where new passkeys are kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
shows a button for each. By default the browser's dialog lets the visitor choose. */
  attachment?: PasskeyManager["attachment"] | undefined;
  /** The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2. */
  "heading-level"?: PasskeyManager["headingLevel"] | undefined;
  /** The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2. */
  headingLevel?: PasskeyManager["headingLevel"] | undefined;
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  base?: PasskeyManager["base"] | undefined;
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  preset?: PasskeyManager["preset"] | undefined;
  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  credentials?: PasskeyManager["credentials"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "return-to"?: PasskeyManager["returnTo"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  returnTo?: PasskeyManager["returnTo"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "return-origins"?: PasskeyManager["returnOrigins"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  returnOrigins?: PasskeyManager["returnOrigins"] | undefined;
  /** Where the list comes from: `"METHOD /path"`. */
  list?: PasskeyManager["listEndpoint"] | undefined;
  /** Where the list comes from: `"METHOD /path"`. */
  listEndpoint?: PasskeyManager["listEndpoint"] | undefined;
  /** Where options for a new passkey come from: `"METHOD /path"`. */
  "register-begin"?: PasskeyManager["registerBeginEndpoint"] | undefined;
  /** Where options for a new passkey come from: `"METHOD /path"`. */
  registerBeginEndpoint?: PasskeyManager["registerBeginEndpoint"] | undefined;
  /** Where a new passkey goes: `"METHOD /path"`. */
  "register-complete"?: PasskeyManager["registerCompleteEndpoint"] | undefined;
  /** Where a new passkey goes: `"METHOD /path"`. */
  registerCompleteEndpoint?:
    PasskeyManager["registerCompleteEndpoint"] | undefined;
  /** Where a passkey gets another name: `"METHOD /path/{id}"`. */
  rename?: PasskeyManager["renameEndpoint"] | undefined;
  /** Where a passkey gets another name: `"METHOD /path/{id}"`. */
  renameEndpoint?: PasskeyManager["renameEndpoint"] | undefined;
  /** Where a passkey is removed: `"METHOD /path/{id}"`. */
  remove?: PasskeyManager["removeEndpoint"] | undefined;
  /** Where a passkey is removed: `"METHOD /path/{id}"`. */
  removeEndpoint?: PasskeyManager["removeEndpoint"] | undefined;
  /** Names and icons of password managers and authenticators, by AAGUID. */
  providers?: PasskeyManager["providers"] | undefined;
  /** A backend object, used in place of all endpoints. */
  backend?: PasskeyManager["backend"] | undefined;
  /** Terms that differ from the package's. */
  messages?: PasskeyManager["messages"] | undefined;

  /** The list was read from the backend. */
  "onpasskey-list"?:
    ((e: PasskeyManagerPasskeyListElementEvent) => void) | undefined;
  /** A passkey is about to be added. Cancelable. */
  "onpasskey-before-add"?:
    ((e: PasskeyManagerPasskeyBeforeAddElementEvent) => void) | undefined;
  /** A passkey was added. */
  "onpasskey-add"?:
    ((e: PasskeyManagerPasskeyAddElementEvent) => void) | undefined;
  /** A passkey is about to be renamed. Cancelable. */
  "onpasskey-before-rename"?:
    ((e: PasskeyManagerPasskeyBeforeRenameElementEvent) => void) | undefined;
  /** A passkey was renamed. */
  "onpasskey-rename"?:
    ((e: PasskeyManagerPasskeyRenameElementEvent) => void) | undefined;
  /** The visitor confirmed a removal. Cancelable. */
  "onpasskey-before-remove"?:
    ((e: PasskeyManagerPasskeyBeforeRemoveElementEvent) => void) | undefined;
  /** A passkey was removed. */
  "onpasskey-remove"?:
    ((e: PasskeyManagerPasskeyRemoveElementEvent) => void) | undefined;
  /** The backend wants the visitor to prove once more who they are. Cancelable; `waitUntil()` lets the page do it. */
  "onpasskey-step-up"?:
    ((e: PasskeyManagerPasskeyStepUpElementEvent) => void) | undefined;
  /** Something around passkeys was done: a second factor added or removed, recovery codes or a link made, all passkeys of a user removed. `detail.action` says what; nothing secret is in it. */
  "onpasskey-security"?:
    ((e: PasskeyManagerPasskeySecurityElementEvent) => void) | undefined;
  /** Something failed; `detail.failure.code` says what. */
  "onpasskey-failure"?:
    ((e: PasskeyManagerPasskeyFailureElementEvent) => void) | undefined;
  /** The visitor cancelled. */
  "onpasskey-cancel"?:
    ((e: PasskeyManagerPasskeyCancelElementEvent) => void) | undefined;
};

export type PasskeyManagerSolidJsProps = {
  /** The most passkeys an account may have; the backend's rule by default. */
  "prop:max"?: PasskeyManager["max"] | undefined;
  /** The fewest passkeys an account must keep; the backend's rule by default. `1` guards the last one. */
  "prop:min"?: PasskeyManager["min"] | undefined;
  /** The other ways to sign in, separated by commas; the backend's word by default. */
  "attr:other-ways-in"?: PasskeyManager["otherWaysIn"] | undefined;
  /** The other ways to sign in, separated by commas; the backend's word by default. */
  "prop:otherWaysIn"?: PasskeyManager["otherWaysIn"] | undefined;
  /** What the backend does besides passkeys, separated by spaces: `factors`, `totp`, `recovery-codes`, `enrollment`,
`step-up`; with `user-id` `enrollment`, `remove-all`, `add`, `rename`. The backend's word by default. */
  "prop:offers"?: PasskeyManager["offers"] | undefined;
  /** For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered. */
  "attr:user-id"?: PasskeyManager["userId"] | undefined;
  /** For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered. */
  "prop:userId"?: PasskeyManager["userId"] | undefined;
  /** Shows the list and lets nothing be changed. */
  "bool:read-only"?: PasskeyManager["readOnly"] | undefined;
  /** Shows the list and lets nothing be changed. */
  "prop:readOnly"?: PasskeyManager["readOnly"] | undefined;
  /** Where new passkeys are kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
shows a button for each. By default the browser's dialog lets the visitor choose. */
  "prop:attachment"?: PasskeyManager["attachment"] | undefined;
  /** The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2. */
  "attr:heading-level"?: PasskeyManager["headingLevel"] | undefined;
  /** The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2. */
  "prop:headingLevel"?: PasskeyManager["headingLevel"] | undefined;
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  "prop:base"?: PasskeyManager["base"] | undefined;
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  "prop:preset"?: PasskeyManager["preset"] | undefined;
  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  "prop:credentials"?: PasskeyManager["credentials"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "attr:return-to"?: PasskeyManager["returnTo"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "prop:returnTo"?: PasskeyManager["returnTo"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "attr:return-origins"?: PasskeyManager["returnOrigins"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "prop:returnOrigins"?: PasskeyManager["returnOrigins"] | undefined;
  /** Where the list comes from: `"METHOD /path"`. */
  "attr:list"?: PasskeyManager["listEndpoint"] | undefined;
  /** Where the list comes from: `"METHOD /path"`. */
  "prop:listEndpoint"?: PasskeyManager["listEndpoint"] | undefined;
  /** Where options for a new passkey come from: `"METHOD /path"`. */
  "attr:register-begin"?: PasskeyManager["registerBeginEndpoint"] | undefined;
  /** Where options for a new passkey come from: `"METHOD /path"`. */
  "prop:registerBeginEndpoint"?:
    PasskeyManager["registerBeginEndpoint"] | undefined;
  /** Where a new passkey goes: `"METHOD /path"`. */
  "attr:register-complete"?:
    PasskeyManager["registerCompleteEndpoint"] | undefined;
  /** Where a new passkey goes: `"METHOD /path"`. */
  "prop:registerCompleteEndpoint"?:
    PasskeyManager["registerCompleteEndpoint"] | undefined;
  /** Where a passkey gets another name: `"METHOD /path/{id}"`. */
  "attr:rename"?: PasskeyManager["renameEndpoint"] | undefined;
  /** Where a passkey gets another name: `"METHOD /path/{id}"`. */
  "prop:renameEndpoint"?: PasskeyManager["renameEndpoint"] | undefined;
  /** Where a passkey is removed: `"METHOD /path/{id}"`. */
  "attr:remove"?: PasskeyManager["removeEndpoint"] | undefined;
  /** Where a passkey is removed: `"METHOD /path/{id}"`. */
  "prop:removeEndpoint"?: PasskeyManager["removeEndpoint"] | undefined;
  /** Names and icons of password managers and authenticators, by AAGUID. */
  "prop:providers"?: PasskeyManager["providers"] | undefined;
  /** A backend object, used in place of all endpoints. */
  "prop:backend"?: PasskeyManager["backend"] | undefined;
  /** Terms that differ from the package's. */
  "prop:messages"?: PasskeyManager["messages"] | undefined;
  /** The list was read from the backend. */
  "on:passkey-list"?:
    ((e: PasskeyManagerPasskeyListElementEvent) => void) | undefined;
  /** A passkey is about to be added. Cancelable. */
  "on:passkey-before-add"?:
    ((e: PasskeyManagerPasskeyBeforeAddElementEvent) => void) | undefined;
  /** A passkey was added. */
  "on:passkey-add"?:
    ((e: PasskeyManagerPasskeyAddElementEvent) => void) | undefined;
  /** A passkey is about to be renamed. Cancelable. */
  "on:passkey-before-rename"?:
    ((e: PasskeyManagerPasskeyBeforeRenameElementEvent) => void) | undefined;
  /** A passkey was renamed. */
  "on:passkey-rename"?:
    ((e: PasskeyManagerPasskeyRenameElementEvent) => void) | undefined;
  /** The visitor confirmed a removal. Cancelable. */
  "on:passkey-before-remove"?:
    ((e: PasskeyManagerPasskeyBeforeRemoveElementEvent) => void) | undefined;
  /** A passkey was removed. */
  "on:passkey-remove"?:
    ((e: PasskeyManagerPasskeyRemoveElementEvent) => void) | undefined;
  /** The backend wants the visitor to prove once more who they are. Cancelable; `waitUntil()` lets the page do it. */
  "on:passkey-step-up"?:
    ((e: PasskeyManagerPasskeyStepUpElementEvent) => void) | undefined;
  /** Something around passkeys was done: a second factor added or removed, recovery codes or a link made, all passkeys of a user removed. `detail.action` says what; nothing secret is in it. */
  "on:passkey-security"?:
    ((e: PasskeyManagerPasskeySecurityElementEvent) => void) | undefined;
  /** Something failed; `detail.failure.code` says what. */
  "on:passkey-failure"?:
    ((e: PasskeyManagerPasskeyFailureElementEvent) => void) | undefined;
  /** The visitor cancelled. */
  "on:passkey-cancel"?:
    ((e: PasskeyManagerPasskeyCancelElementEvent) => void) | undefined;

  /** Set the innerHTML of the element */
  innerHTML?: string | undefined;
  /** Set the textContent of the element */
  textContent?: string | number | undefined;
};

/** `PasskeySignup` component event */
export type PasskeySignupElementEvent<E = Event> = TypedEvent<PasskeySignup, E>;
/** `passkey-before-signup` event type */
export type PasskeySignupPasskeyBeforeSignupElementEvent =
  PasskeySignupElementEvent<PasskeyBeforeSignupEvent>;
/** `passkey-signup` event type */
export type PasskeySignupPasskeySignupElementEvent =
  PasskeySignupElementEvent<PasskeySignupEvent>;
/** `passkey-before-add` event type */
export type PasskeySignupPasskeyBeforeAddElementEvent =
  PasskeySignupElementEvent<PasskeyBeforeAddEvent>;
/** `passkey-add` event type */
export type PasskeySignupPasskeyAddElementEvent =
  PasskeySignupElementEvent<PasskeyAddEvent>;
/** `passkey-security` event type */
export type PasskeySignupPasskeySecurityElementEvent =
  PasskeySignupElementEvent<PasskeySecurityEvent>;
/** `passkey-failure` event type */
export type PasskeySignupPasskeyFailureElementEvent =
  PasskeySignupElementEvent<PasskeyFailureEvent>;
/** `passkey-cancel` event type */
export type PasskeySignupPasskeyCancelElementEvent =
  PasskeySignupElementEvent<PasskeyCancelEvent>;

export type PasskeySignupProps = {
  /** Asks for the visitor's name besides the user name. */
  "display-name"?: PasskeySignup["displayName"] | undefined;
  /** Asks for the visitor's name besides the user name. */
  displayName?: PasskeySignup["displayName"] | undefined;
  /** Where the passkey is kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
shows a button for each. By default the browser's dialog lets the visitor choose. */
  attachment?: PasskeySignup["attachment"] | undefined;
  /** For a visitor who has just signed in with a password: shows no form, has the password manager make a passkey
without asking where the browser can, once, and says so only if one was made. Nothing is said of a failure. */
  upgrade?: PasskeySignup["upgrade"] | undefined;
  /** `email`: the visitor types an e-mail address in place of a user name, and the code that was sent there. */
  verify?: PasskeySignup["verify"] | undefined;
  /** The visitor came by a link that lets them make a passkey for an account that is there: the names of the
parameters of the link that have the code, its id and the user's id, separated by spaces. Empty is
`code code-id user-id`. */
  enrollment?: PasskeySignup["enrollment"] | undefined;
  /** Offers recovery codes once the passkey is there. */
  "recovery-codes"?: PasskeySignup["recoveryCodes"] | undefined;
  /** Offers recovery codes once the passkey is there. */
  recoveryCodes?: PasskeySignup["recoveryCodes"] | undefined;
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  base?: PasskeySignup["base"] | undefined;
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  preset?: PasskeySignup["preset"] | undefined;
  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  credentials?: PasskeySignup["credentials"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "return-to"?: PasskeySignup["returnTo"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  returnTo?: PasskeySignup["returnTo"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "return-origins"?: PasskeySignup["returnOrigins"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  returnOrigins?: PasskeySignup["returnOrigins"] | undefined;
  /** Where options for a new account come from: `"METHOD /path"`. */
  "signup-begin"?: PasskeySignup["signupBeginEndpoint"] | undefined;
  /** Where options for a new account come from: `"METHOD /path"`. */
  signupBeginEndpoint?: PasskeySignup["signupBeginEndpoint"] | undefined;
  /** Where the new passkey goes: `"METHOD /path"`. */
  "signup-complete"?: PasskeySignup["signupCompleteEndpoint"] | undefined;
  /** Where the new passkey goes: `"METHOD /path"`. */
  signupCompleteEndpoint?: PasskeySignup["signupCompleteEndpoint"] | undefined;
  /** Where the passkey gets another name: `"METHOD /path/{id}"`. */
  rename?: PasskeySignup["renameEndpoint"] | undefined;
  /** Where the passkey gets another name: `"METHOD /path/{id}"`. */
  renameEndpoint?: PasskeySignup["renameEndpoint"] | undefined;
  /** For `upgrade`: where options for a new passkey come from: `"METHOD /path"`. */
  "register-begin"?: PasskeySignup["registerBeginEndpoint"] | undefined;
  /** For `upgrade`: where options for a new passkey come from: `"METHOD /path"`. */
  registerBeginEndpoint?: PasskeySignup["registerBeginEndpoint"] | undefined;
  /** For `upgrade`: where a new passkey goes: `"METHOD /path"`. */
  "register-complete"?: PasskeySignup["registerCompleteEndpoint"] | undefined;
  /** For `upgrade`: where a new passkey goes: `"METHOD /path"`. */
  registerCompleteEndpoint?:
    PasskeySignup["registerCompleteEndpoint"] | undefined;
  /** Names and icons of password managers and authenticators, by AAGUID. */
  providers?: PasskeySignup["providers"] | undefined;
  /** A backend object, used in place of all endpoints. */
  backend?: PasskeySignup["backend"] | undefined;
  /** Terms that differ from the package's. */
  messages?: PasskeySignup["messages"] | undefined;

  /** A sign-up is about to begin. Cancelable. */
  "onpasskey-before-signup"?:
    ((e: PasskeySignupPasskeyBeforeSignupElementEvent) => void) | undefined;
  /** The account exists, is signed in, and its passkey has its name. `preventDefault()` stops the way to `return-to`. */
  "onpasskey-signup"?:
    ((e: PasskeySignupPasskeySignupElementEvent) => void) | undefined;
  /** With `upgrade` or `enrollment`: a passkey is about to be made. Cancelable. */
  "onpasskey-before-add"?:
    ((e: PasskeySignupPasskeyBeforeAddElementEvent) => void) | undefined;
  /** With `upgrade`: a passkey was made. */
  "onpasskey-add"?:
    ((e: PasskeySignupPasskeyAddElementEvent) => void) | undefined;
  /** With `recovery-codes`: codes were made. They are not in it. */
  "onpasskey-security"?:
    ((e: PasskeySignupPasskeySecurityElementEvent) => void) | undefined;
  /** Something failed; `detail.failure.code` says what. */
  "onpasskey-failure"?:
    ((e: PasskeySignupPasskeyFailureElementEvent) => void) | undefined;
  /** The visitor cancelled. */
  "onpasskey-cancel"?:
    ((e: PasskeySignupPasskeyCancelElementEvent) => void) | undefined;
};

export type PasskeySignupSolidJsProps = {
  /** Asks for the visitor's name besides the user name. */
  "bool:display-name"?: PasskeySignup["displayName"] | undefined;
  /** Asks for the visitor's name besides the user name. */
  "prop:displayName"?: PasskeySignup["displayName"] | undefined;
  /** Where the passkey is kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
shows a button for each. By default the browser's dialog lets the visitor choose. */
  "prop:attachment"?: PasskeySignup["attachment"] | undefined;
  /** For a visitor who has just signed in with a password: shows no form, has the password manager make a passkey
without asking where the browser can, once, and says so only if one was made. Nothing is said of a failure. */
  "prop:upgrade"?: PasskeySignup["upgrade"] | undefined;
  /** `email`: the visitor types an e-mail address in place of a user name, and the code that was sent there. */
  "prop:verify"?: PasskeySignup["verify"] | undefined;
  /** The visitor came by a link that lets them make a passkey for an account that is there: the names of the
parameters of the link that have the code, its id and the user's id, separated by spaces. Empty is
`code code-id user-id`. */
  "prop:enrollment"?: PasskeySignup["enrollment"] | undefined;
  /** Offers recovery codes once the passkey is there. */
  "bool:recovery-codes"?: PasskeySignup["recoveryCodes"] | undefined;
  /** Offers recovery codes once the passkey is there. */
  "prop:recoveryCodes"?: PasskeySignup["recoveryCodes"] | undefined;
  /** Where the endpoints of the contract begin, for example `/api/passkeys`. */
  "prop:base"?: PasskeySignup["base"] | undefined;
  /** How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours. */
  "prop:preset"?: PasskeySignup["preset"] | undefined;
  /** Whether cookies travel with requests: `same-origin` (default), `include` or `omit`. */
  "prop:credentials"?: PasskeySignup["credentials"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "attr:return-to"?: PasskeySignup["returnTo"] | undefined;
  /** Where to go afterwards: a URL of this origin, or of one in `return-origins`. */
  "prop:returnTo"?: PasskeySignup["returnTo"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "attr:return-origins"?: PasskeySignup["returnOrigins"] | undefined;
  /** Further origins that may be gone to, separated by spaces. */
  "prop:returnOrigins"?: PasskeySignup["returnOrigins"] | undefined;
  /** Where options for a new account come from: `"METHOD /path"`. */
  "attr:signup-begin"?: PasskeySignup["signupBeginEndpoint"] | undefined;
  /** Where options for a new account come from: `"METHOD /path"`. */
  "prop:signupBeginEndpoint"?: PasskeySignup["signupBeginEndpoint"] | undefined;
  /** Where the new passkey goes: `"METHOD /path"`. */
  "attr:signup-complete"?: PasskeySignup["signupCompleteEndpoint"] | undefined;
  /** Where the new passkey goes: `"METHOD /path"`. */
  "prop:signupCompleteEndpoint"?:
    PasskeySignup["signupCompleteEndpoint"] | undefined;
  /** Where the passkey gets another name: `"METHOD /path/{id}"`. */
  "attr:rename"?: PasskeySignup["renameEndpoint"] | undefined;
  /** Where the passkey gets another name: `"METHOD /path/{id}"`. */
  "prop:renameEndpoint"?: PasskeySignup["renameEndpoint"] | undefined;
  /** For `upgrade`: where options for a new passkey come from: `"METHOD /path"`. */
  "attr:register-begin"?: PasskeySignup["registerBeginEndpoint"] | undefined;
  /** For `upgrade`: where options for a new passkey come from: `"METHOD /path"`. */
  "prop:registerBeginEndpoint"?:
    PasskeySignup["registerBeginEndpoint"] | undefined;
  /** For `upgrade`: where a new passkey goes: `"METHOD /path"`. */
  "attr:register-complete"?:
    PasskeySignup["registerCompleteEndpoint"] | undefined;
  /** For `upgrade`: where a new passkey goes: `"METHOD /path"`. */
  "prop:registerCompleteEndpoint"?:
    PasskeySignup["registerCompleteEndpoint"] | undefined;
  /** Names and icons of password managers and authenticators, by AAGUID. */
  "prop:providers"?: PasskeySignup["providers"] | undefined;
  /** A backend object, used in place of all endpoints. */
  "prop:backend"?: PasskeySignup["backend"] | undefined;
  /** Terms that differ from the package's. */
  "prop:messages"?: PasskeySignup["messages"] | undefined;
  /** A sign-up is about to begin. Cancelable. */
  "on:passkey-before-signup"?:
    ((e: PasskeySignupPasskeyBeforeSignupElementEvent) => void) | undefined;
  /** The account exists, is signed in, and its passkey has its name. `preventDefault()` stops the way to `return-to`. */
  "on:passkey-signup"?:
    ((e: PasskeySignupPasskeySignupElementEvent) => void) | undefined;
  /** With `upgrade` or `enrollment`: a passkey is about to be made. Cancelable. */
  "on:passkey-before-add"?:
    ((e: PasskeySignupPasskeyBeforeAddElementEvent) => void) | undefined;
  /** With `upgrade`: a passkey was made. */
  "on:passkey-add"?:
    ((e: PasskeySignupPasskeyAddElementEvent) => void) | undefined;
  /** With `recovery-codes`: codes were made. They are not in it. */
  "on:passkey-security"?:
    ((e: PasskeySignupPasskeySecurityElementEvent) => void) | undefined;
  /** Something failed; `detail.failure.code` says what. */
  "on:passkey-failure"?:
    ((e: PasskeySignupPasskeyFailureElementEvent) => void) | undefined;
  /** The visitor cancelled. */
  "on:passkey-cancel"?:
    ((e: PasskeySignupPasskeyCancelElementEvent) => void) | undefined;

  /** Set the innerHTML of the element */
  innerHTML?: string | undefined;
  /** Set the textContent of the element */
  textContent?: string | number | undefined;
};

export type CustomElements = {
  /**
   * Signs a visitor in with a passkey: in one tap, from the autofill list of the user name field, or with the user
   * name first.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `mode`: `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for.
   * - `no-autofill`/`noAutofill`: Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field.
   * - `immediate`: On the click, shows at once the passkeys that this device has, where the browser can (immediate mode); where it
   * cannot or has none, its ordinary dialog opens.
   * - `hints`: The kinds of authenticator that the browser's dialog puts first, the likeliest first, separated by spaces:
   * `client-device`, `hybrid`, `security-key` (WebAuthn L3 §5.8.7).
   * - `offer-passkey`/`offerPasskey`: After a sign-in with a phone or a security key, offers to keep a passkey on this device as well.
   * - `recovery-codes`/`recoveryCodes`: Lets a visitor sign in with a recovery code, who then makes a passkey on this device.
   * - `base`: Where the endpoints of the contract begin, for example `/api/passkeys`.
   * - `preset`: How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours.
   * - `credentials`: Whether cookies travel with requests: `same-origin` (default), `include` or `omit`.
   * - `return-to`/`returnTo`: Where to go afterwards: a URL of this origin, or of one in `return-origins`.
   * - `return-origins`/`returnOrigins`: Further origins that may be gone to, separated by spaces.
   * - `login-begin`/`loginBeginEndpoint`: Where options for a sign-in come from: `"METHOD /path"`.
   * - `login-complete`/`loginCompleteEndpoint`: Where the visitor's answer goes: `"METHOD /path"`.
   * - `register-begin`/`registerBeginEndpoint`: For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`.
   * - `register-complete`/`registerCompleteEndpoint`: For `offer-passkey`: where a new passkey goes: `"METHOD /path"`.
   * - `backend`: A backend object, used in place of all endpoints. (property only)
   * - `messages`: Terms that differ from the package's. (property only)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `passkey-before-login`: A sign-in is about to begin. Cancelable.
   * - `passkey-login`: The visitor is signed in. `preventDefault()` stops the way to `return-to`.
   * - `passkey-cross-device`: The visitor signed in with a phone or security key, and this device could keep a passkey as well. `preventDefault()` keeps the element from offering that.
   * - `passkey-before-add`: The visitor takes the offer of a passkey on this device. Cancelable.
   * - `passkey-add`: That passkey was added.
   * - `passkey-failure`: Something failed; `detail.failure.code` says what.
   * - `passkey-cancel`: The visitor cancelled.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `identifier`: Put your own user name input here, with `autocomplete="username webauthn"`. Left empty, the element puts one into the page's light DOM, where password managers see it.
   * - `fallback`: Put other ways to sign in here. They stay visible where passkeys do not work.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `define(tag = 'passkey-login', registry?: CustomElementRegistry) => void`: Registers the element.
   * - `login() => Promise<void>`: Signs in, as the button does. Resolves when it is over, whatever came of it.
   * - `cancel() => void`: Ends a sign-in that runs.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--passkey-accent-color`: The main button. (default: `undefined`)
   * - `--passkey-on-accent-color`: Text on the main button. (default: `undefined`)
   * - `--passkey-danger-color`: Failures. (default: `undefined`)
   * - `--passkey-success-color`: The sign of success. (default: `undefined`)
   * - `--passkey-muted-color`: Less important text. (default: `undefined`)
   * - `--passkey-border-color`: Lines and borders. (default: `undefined`)
   * - `--passkey-input-border-color`: The border of inputs. (default: `undefined`)
   * - `--passkey-input-color`: The background of inputs. (default: `undefined`)
   * - `--passkey-hover-color`: A quiet button under the pointer. (default: `undefined`)
   * - `--passkey-focus-color`: The focus ring. (default: `undefined`)
   * - `--passkey-radius`: The corners of boxes. (default: `undefined`)
   * - `--passkey-control-radius`: The corners of buttons and inputs. (default: `undefined`)
   * - `--passkey-form-max-inline-size`: How wide the form may become. (default: `undefined`)
   * - `--passkey-gap`: The space between parts. (default: `undefined`)
   * - `--passkey-font-family`: The font; the page's by default. (default: `undefined`)
   * - `--passkey-small-font-size`: The size of less important text. (default: `undefined`)
   * - `--passkey-line-height`: The height of lines. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `form`: The box around everything.
   * - `field`: The user name field with its label.
   * - `label`: The label of the user name field.
   * - `hint`: A sentence that explains, or what is wrong with a field.
   * - `problem`: What is wrong with a field, after a recovery code.
   * - `button`: Every button.
   * - `primary-button`: The button that signs in.
   * - `login-button`: The same button.
   * - `cancel-button`: The button that cancels.
   * - `retry-button`: The button in a failure that tries again.
   * - `offer-button`: The button that takes the offer of a passkey on this device.
   * - `later-button`: The button that leaves the offer.
   * - `recovery-button`: The button that leads to a sign-in with a recovery code.
   * - `title`: The heading of that.
   * - `input`: A field of that.
   * - `code-input`: The field for the recovery code.
   * - `redeem-button`: The button that sends the code.
   * - `back-button`: The button that leads back to the form.
   * - `create-button`: The button that makes a passkey after a right code.
   * - `use-button`: The button that signs in with the passkey that is here already.
   * - `spinner`: The sign that something runs.
   * - `status`: The line that says what happens; a live region.
   * - `failure`: The box of a failure.
   * - `failure-message`: What went wrong.
   * - `failure-next`: What to do about it.
   * - `success`: The line after signing in.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `idle`: Nothing runs.
   * - `requesting`: The backend is asked for options.
   * - `prompting`: The browser's dialog is open.
   * - `verifying`: The backend verifies the passkey.
   * - `failed`: The last try failed.
   * - `succeeded`: The visitor is signed in.
   * - `offering`: The visitor is signed in and may keep a passkey on this device as well.
   * - `recovering`: The visitor signs in with a recovery code.
   * - `unsupported`: This browser or page cannot use passkeys.
   * - `misconfigured`: The element does not know its backend.
   */
  "passkey-login": Partial<
    PasskeyLoginProps & BaseProps<PasskeyLogin> & BaseEvents
  >;

  /**
   * Shows the passkeys of the signed-in account, and lets the visitor add, rename and remove them.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `max`: The most passkeys an account may have; the backend's rule by default.
   * - `min`: The fewest passkeys an account must keep; the backend's rule by default. `1` guards the last one.
   * - `other-ways-in`/`otherWaysIn`: The other ways to sign in, separated by commas; the backend's word by default.
   * - `offers`: What the backend does besides passkeys, separated by spaces: `factors`, `totp`, `recovery-codes`, `enrollment`,
   * `step-up`; with `user-id` `enrollment`, `remove-all`, `add`, `rename`. The backend's word by default.
   * - `user-id`/`userId`: For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered.
   * - `read-only`/`readOnly`: Shows the list and lets nothing be changed.
   * - `attachment`: Where new passkeys are kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
   * shows a button for each. By default the browser's dialog lets the visitor choose.
   * - `heading-level`/`headingLevel`: The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2.
   * - `base`: Where the endpoints of the contract begin, for example `/api/passkeys`.
   * - `preset`: How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours.
   * - `credentials`: Whether cookies travel with requests: `same-origin` (default), `include` or `omit`.
   * - `return-to`/`returnTo`: Where to go afterwards: a URL of this origin, or of one in `return-origins`.
   * - `return-origins`/`returnOrigins`: Further origins that may be gone to, separated by spaces.
   * - `list`/`listEndpoint`: Where the list comes from: `"METHOD /path"`.
   * - `register-begin`/`registerBeginEndpoint`: Where options for a new passkey come from: `"METHOD /path"`.
   * - `register-complete`/`registerCompleteEndpoint`: Where a new passkey goes: `"METHOD /path"`.
   * - `rename`/`renameEndpoint`: Where a passkey gets another name: `"METHOD /path/{id}"`.
   * - `remove`/`removeEndpoint`: Where a passkey is removed: `"METHOD /path/{id}"`.
   * - `providers`: Names and icons of password managers and authenticators, by AAGUID. (property only)
   * - `backend`: A backend object, used in place of all endpoints. (property only)
   * - `messages`: Terms that differ from the package's. (property only)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `passkey-list`: The list was read from the backend.
   * - `passkey-before-add`: A passkey is about to be added. Cancelable.
   * - `passkey-add`: A passkey was added.
   * - `passkey-before-rename`: A passkey is about to be renamed. Cancelable.
   * - `passkey-rename`: A passkey was renamed.
   * - `passkey-before-remove`: The visitor confirmed a removal. Cancelable.
   * - `passkey-remove`: A passkey was removed.
   * - `passkey-step-up`: The backend wants the visitor to prove once more who they are. Cancelable; `waitUntil()` lets the page do it.
   * - `passkey-security`: Something around passkeys was done: a second factor added or removed, recovery codes or a link made, all passkeys of a user removed. `detail.action` says what; nothing secret is in it.
   * - `passkey-failure`: Something failed; `detail.failure.code` says what.
   * - `passkey-cancel`: The visitor cancelled.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `define(tag = 'passkey-manager', registry?: CustomElementRegistry) => void`: Registers the element.
   * - `reload() => Promise<void>`: Reads the list again.
   * - `add(attachment: Attachment | undefined = chosen(this.attachment)) => Promise<void>`: Adds a passkey, as the button does. Resolves when it is over, whatever came of it.
   * - `cancel() => void`: Ends an addition that runs.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--passkey-accent-color`: The main button. (default: `undefined`)
   * - `--passkey-on-accent-color`: Text on the main button. (default: `undefined`)
   * - `--passkey-danger-color`: Failures. (default: `undefined`)
   * - `--passkey-danger-fill-color`: A button that destroys. (default: `undefined`)
   * - `--passkey-on-danger-color`: Text on it. (default: `undefined`)
   * - `--passkey-success-color`: The sign of success. (default: `undefined`)
   * - `--passkey-muted-color`: Less important text. (default: `undefined`)
   * - `--passkey-border-color`: Lines and borders. (default: `undefined`)
   * - `--passkey-surface-color`: Badges, and the row whose editor is open. (default: `undefined`)
   * - `--passkey-input-border-color`: The border of inputs. (default: `undefined`)
   * - `--passkey-input-color`: The background of inputs. (default: `undefined`)
   * - `--passkey-hover-color`: A quiet button under the pointer. (default: `undefined`)
   * - `--passkey-focus-color`: The focus ring. (default: `undefined`)
   * - `--passkey-dialog-color`: The background of the dialog. (default: `undefined`)
   * - `--passkey-dialog-text-color`: Its text. (default: `undefined`)
   * - `--passkey-backdrop-color`: What dims the page behind the dialog. (default: `undefined`)
   * - `--passkey-dialog-radius`: The corners of the dialog. (default: `undefined`)
   * - `--passkey-dialog-shadow`: The shadow of the dialog. (default: `undefined`)
   * - `--passkey-radius`: The corners of boxes. (default: `undefined`)
   * - `--passkey-control-radius`: The corners of buttons and inputs. (default: `undefined`)
   * - `--passkey-form-max-inline-size`: How wide the form that names a passkey may become. (default: `undefined`)
   * - `--passkey-gap`: The space between parts. (default: `undefined`)
   * - `--passkey-font-family`: The font; the page's by default. (default: `undefined`)
   * - `--passkey-title-font-size`: The size of the heading. (default: `undefined`)
   * - `--passkey-small-font-size`: The size of less important text. (default: `undefined`)
   * - `--passkey-line-height`: The height of lines. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `manager`: The box around everything.
   * - `header`: The line with the heading and the button that adds.
   * - `title`: The heading.
   * - `button`: Every button.
   * - `primary-button`: The main button, and the one that saves a name.
   * - `add-button`: The button that adds a passkey.
   * - `elsewhere-button`: The button that adds one on a phone or security key, with `attachment="choose"`.
   * - `cancel-button`: The button that cancels an addition.
   * - `retry-button`: The button in a failure that tries again.
   * - `limit`: Why no more can be added.
   * - `status`: The line that says what happens; a live region.
   * - `failure`: The box of a failure.
   * - `failure-message`: What went wrong.
   * - `failure-next`: What to do about it.
   * - `success`: What was last done.
   * - `spinner`: The sign that something runs.
   * - `skeleton`: The list while it loads.
   * - `empty`: The box in place of a list without passkeys.
   * - `empty-icon`: Its sign.
   * - `empty-title`: Its first line.
   * - `empty-hint`: Its second line.
   * - `list`: The list.
   * - `passkey`: One row of the list.
   * - `icon`: The sign of a row: its kind, or the provider's icon if the page brings one.
   * - `name`: The name of a passkey.
   * - `badge`: What is special: it opened this session, it is not copied to other devices.
   * - `actions`: The buttons of a row.
   * - `works`: Where a passkey works.
   * - `dates`: When it was made and last used.
   * - `rename-button`: The button that renames.
   * - `remove-button`: The button that removes.
   * - `test-button`: The button that tests a passkey.
   * - `test-result`: What a test has shown.
   * - `nudge`: The advice to add a second passkey.
   * - `nudge-text`: Its words.
   * - `nudge-button`: The button that hides it.
   * - `guard`: Why the last one cannot be removed.
   * - `naming-form`: The form that names a passkey.
   * - `field`: A field with its label.
   * - `label`: The label of a field.
   * - `input`: The field itself.
   * - `problem`: What is wrong with what was typed, or what there are too few of.
   * - `hint`: A sentence that explains.
   * - `save-button`: The button that saves the name.
   * - `keep-button`: The button that leaves things as they are.
   * - `dialog`: A dialog: before a removal, or with a link.
   * - `dialog-form`: What is filled in there.
   * - `dialog-buttons`: The buttons at its end.
   * - `dialog-tools`: The buttons below recovery codes.
   * - `enroll-button`: The button that makes a link for another device, or with `user-id` for another person.
   * - `renew-button`: The button that makes another link, where one is too old.
   * - `qr-code`: The QR code of a link, or the one that an authenticator app scans.
   * - `copy-button`: The button that copies what is shown once.
   * - `close-button`: The button that closes a dialog.
   * - `dialog-title`: Its heading.
   * - `dialog-text`: What will happen, or what there is to do.
   * - `step-up-form`: The form of a password or code, in the dialog in which the visitor confirms.
   * - `step-up-button`: The buttons that confirm.
   * - `danger-button`: A button that destroys.
   * - `recovery`: The part about recovery codes.
   * - `recovery-left`: How many codes are left.
   * - `recovery-few`: The same, where these are few.
   * - `recovery-button`: The button that makes new ones.
   * - `codes`: The list of new recovery codes, in a dialog.
   * - `code`: One of them.
   * - `download-button`: The button that saves them as a file.
   * - `print-button`: The button that prints them.
   * - `saved`: The box to tick once they are saved.
   * - `done-button`: The button that closes their dialog.
   * - `unsaved`: The question before they are left unsaved.
   * - `back-button`: The button that goes back to them.
   * - `leave-button`: The button that leaves them unsaved.
   * - `confirm-button`: The button that removes for good, or that adds an authenticator app.
   * - `section`: A box below the list.
   * - `section-header`: Its head, with a button that adds.
   * - `section-title`: Its heading.
   * - `factors`: The box of the second factors.
   * - `factor-list`: Their list.
   * - `factor`: One row of it.
   * - `factor-additions`: The buttons that add one, where there are several.
   * - `add-factor-button`: A button that adds a second factor, or switches codes by message on.
   * - `kind`: What kind of factor it is, where it has a name.
   * - `secret`: A key or link that is shown once.
   * - `administration`: The box of what an administrator does, with `user-id`.
   * - `reload-button`: The button that reads the list again.
   * - `remove-all-button`: The button that removes all passkeys.
   * - `hosted-link`: The link to the backend's own page that adds passkeys, where this page cannot.
   * - `back-link`: The link back, with `return-to`.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `loading`: The list is read for the first time.
   * - `ready`: The list is there.
   * - `failed`: The list could not be read.
   * - `empty`: There are no passkeys.
   * - `requesting`: An addition asks the backend for options.
   * - `prompting`: The browser's dialog is open.
   * - `verifying`: The backend verifies the new passkey.
   * - `misconfigured`: The element does not know its backend.
   */
  "passkey-manager": Partial<
    PasskeyManagerProps & BaseProps<PasskeyManager> & BaseEvents
  >;

  /**
   * Creates an account with a passkey, then lets the visitor name the passkey.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `display-name`/`displayName`: Asks for the visitor's name besides the user name.
   * - `attachment`: Where the passkey is kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
   * shows a button for each. By default the browser's dialog lets the visitor choose.
   * - `upgrade`: For a visitor who has just signed in with a password: shows no form, has the password manager make a passkey
   * without asking where the browser can, once, and says so only if one was made. Nothing is said of a failure.
   * - `verify`: `email`: the visitor types an e-mail address in place of a user name, and the code that was sent there.
   * - `enrollment`: The visitor came by a link that lets them make a passkey for an account that is there: the names of the
   * parameters of the link that have the code, its id and the user's id, separated by spaces. Empty is
   * `code code-id user-id`.
   * - `recovery-codes`/`recoveryCodes`: Offers recovery codes once the passkey is there.
   * - `base`: Where the endpoints of the contract begin, for example `/api/passkeys`.
   * - `preset`: How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours.
   * - `credentials`: Whether cookies travel with requests: `same-origin` (default), `include` or `omit`.
   * - `return-to`/`returnTo`: Where to go afterwards: a URL of this origin, or of one in `return-origins`.
   * - `return-origins`/`returnOrigins`: Further origins that may be gone to, separated by spaces.
   * - `signup-begin`/`signupBeginEndpoint`: Where options for a new account come from: `"METHOD /path"`.
   * - `signup-complete`/`signupCompleteEndpoint`: Where the new passkey goes: `"METHOD /path"`.
   * - `rename`/`renameEndpoint`: Where the passkey gets another name: `"METHOD /path/{id}"`.
   * - `register-begin`/`registerBeginEndpoint`: For `upgrade`: where options for a new passkey come from: `"METHOD /path"`.
   * - `register-complete`/`registerCompleteEndpoint`: For `upgrade`: where a new passkey goes: `"METHOD /path"`.
   * - `providers`: Names and icons of password managers and authenticators, by AAGUID. (property only)
   * - `backend`: A backend object, used in place of all endpoints. (property only)
   * - `messages`: Terms that differ from the package's. (property only)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `passkey-before-signup`: A sign-up is about to begin. Cancelable.
   * - `passkey-signup`: The account exists, is signed in, and its passkey has its name. `preventDefault()` stops the way to `return-to`.
   * - `passkey-before-add`: With `upgrade` or `enrollment`: a passkey is about to be made. Cancelable.
   * - `passkey-add`: With `upgrade`: a passkey was made.
   * - `passkey-security`: With `recovery-codes`: codes were made. They are not in it.
   * - `passkey-failure`: Something failed; `detail.failure.code` says what.
   * - `passkey-cancel`: The visitor cancelled.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `identifier`: Put your own user name input here, with `autocomplete="username"`. Left empty, the element puts one into the page's light DOM, where password managers see it.
   * - `terms`: Put here what the visitor agrees to by signing up.
   * - `fallback`: Put other ways to sign up here. They stay visible where passkeys do not work.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `define(tag = 'passkey-signup', registry?: CustomElementRegistry) => void`: Registers the element.
   * - `signUp(attachment: Attachment | undefined = chosen(this.attachment)) => Promise<void>`: Signs up, as the button does. Resolves when the account exists, or when it is over.
   * - `cancel() => void`: Ends a sign-up that runs.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--passkey-accent-color`: The main button. (default: `undefined`)
   * - `--passkey-on-accent-color`: Text on the main button. (default: `undefined`)
   * - `--passkey-danger-color`: Failures. (default: `undefined`)
   * - `--passkey-success-color`: The sign of success. (default: `undefined`)
   * - `--passkey-muted-color`: Less important text. (default: `undefined`)
   * - `--passkey-border-color`: Lines and borders. (default: `undefined`)
   * - `--passkey-input-border-color`: The border of inputs. (default: `undefined`)
   * - `--passkey-input-color`: The background of inputs. (default: `undefined`)
   * - `--passkey-hover-color`: A quiet button under the pointer. (default: `undefined`)
   * - `--passkey-focus-color`: The focus ring. (default: `undefined`)
   * - `--passkey-dialog-color`: The background of the dialog. (default: `undefined`)
   * - `--passkey-dialog-text-color`: Its text. (default: `undefined`)
   * - `--passkey-backdrop-color`: What dims the page behind the dialog. (default: `undefined`)
   * - `--passkey-dialog-radius`: The corners of the dialog. (default: `undefined`)
   * - `--passkey-dialog-shadow`: The shadow of the dialog. (default: `undefined`)
   * - `--passkey-radius`: The corners of boxes. (default: `undefined`)
   * - `--passkey-control-radius`: The corners of buttons and inputs. (default: `undefined`)
   * - `--passkey-form-max-inline-size`: How wide the form may become. (default: `undefined`)
   * - `--passkey-gap`: The space between parts. (default: `undefined`)
   * - `--passkey-font-family`: The font; the page's by default. (default: `undefined`)
   * - `--passkey-small-font-size`: The size of less important text. (default: `undefined`)
   * - `--passkey-line-height`: The height of lines. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `form`: The box around everything.
   * - `field`: A field with its label.
   * - `label`: The label of a field.
   * - `input`: An input of the element's own.
   * - `hint`: A sentence that explains.
   * - `problem`: What is wrong with what was typed.
   * - `button`: Every button.
   * - `primary-button`: The main button of a step.
   * - `signup-button`: The button that creates the account.
   * - `elsewhere-button`: The button for a phone or security key, with `attachment="choose"`.
   * - `cancel-button`: The button that cancels.
   * - `retry-button`: The button in a failure that tries again.
   * - `naming-form`: The form that names the passkey.
   * - `save-button`: The button that saves the name.
   * - `keep-button`: The button that leaves the name as it is.
   * - `code-form`: With `verify="email"`: the form that takes the code.
   * - `code-input`: Its field.
   * - `code-button`: The button that sends the code to the backend.
   * - `resend-button`: The button that asks for another code.
   * - `back-button`: The button that goes back: to the address, or to the recovery codes.
   * - `title`: The heading of the naming step.
   * - `recovery-button`: The button that shows recovery codes.
   * - `later-button`: The button that goes on without.
   * - `dialog`: The dialog with recovery codes, or the one in which the visitor confirms who they are.
   * - `dialog-title`: Its heading.
   * - `dialog-text`: What it is for.
   * - `dialog-buttons`: The buttons at its end.
   * - `dialog-tools`: The buttons below the codes.
   * - `step-up-form`: The form of a password or code, in the dialog in which the visitor confirms.
   * - `step-up-button`: The buttons that confirm.
   * - `codes`: The list of new recovery codes, in a dialog.
   * - `code`: One of them.
   * - `copy-button`: The button that copies them.
   * - `download-button`: The button that saves them as a file.
   * - `print-button`: The button that prints them.
   * - `saved`: The box to tick once they are saved.
   * - `done-button`: The button that closes their dialog.
   * - `unsaved`: The question before they are left unsaved.
   * - `leave-button`: The button that leaves them unsaved.
   * - `spinner`: The sign that something runs.
   * - `status`: The line that says what happens; a live region.
   * - `failure`: The box of a failure.
   * - `failure-message`: What went wrong.
   * - `failure-next`: What to do about it.
   * - `success`: The line at the end.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `idle`: Nothing runs.
   * - `requesting`: The backend is asked for options.
   * - `prompting`: The browser's dialog is open.
   * - `verifying`: The backend verifies the passkey.
   * - `failed`: The last try failed.
   * - `code`: With `verify="email"`: the visitor types the code from the mail.
   * - `missing`: With `enrollment`: the link has no code.
   * - `spent`: With `enrollment`: the link has been used, or is too old.
   * - `naming`: The account exists; the passkey is being named.
   * - `recovery`: The account exists; recovery codes are offered.
   * - `done`: The visitor is through.
   * - `unsupported`: This browser or page cannot use passkeys.
   * - `misconfigured`: The element does not know its backend.
   */
  "passkey-signup": Partial<
    PasskeySignupProps & BaseProps<PasskeySignup> & BaseEvents
  >;
};

export type CustomElementsSolidJs = {
  /**
   * Signs a visitor in with a passkey: in one tap, from the autofill list of the user name field, or with the user
   * name first.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `mode`: `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for.
   * - `no-autofill`/`noAutofill`: Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field.
   * - `immediate`: On the click, shows at once the passkeys that this device has, where the browser can (immediate mode); where it
   * cannot or has none, its ordinary dialog opens.
   * - `hints`: The kinds of authenticator that the browser's dialog puts first, the likeliest first, separated by spaces:
   * `client-device`, `hybrid`, `security-key` (WebAuthn L3 §5.8.7).
   * - `offer-passkey`/`offerPasskey`: After a sign-in with a phone or a security key, offers to keep a passkey on this device as well.
   * - `recovery-codes`/`recoveryCodes`: Lets a visitor sign in with a recovery code, who then makes a passkey on this device.
   * - `base`: Where the endpoints of the contract begin, for example `/api/passkeys`.
   * - `preset`: How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours.
   * - `credentials`: Whether cookies travel with requests: `same-origin` (default), `include` or `omit`.
   * - `return-to`/`returnTo`: Where to go afterwards: a URL of this origin, or of one in `return-origins`.
   * - `return-origins`/`returnOrigins`: Further origins that may be gone to, separated by spaces.
   * - `login-begin`/`loginBeginEndpoint`: Where options for a sign-in come from: `"METHOD /path"`.
   * - `login-complete`/`loginCompleteEndpoint`: Where the visitor's answer goes: `"METHOD /path"`.
   * - `register-begin`/`registerBeginEndpoint`: For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`.
   * - `register-complete`/`registerCompleteEndpoint`: For `offer-passkey`: where a new passkey goes: `"METHOD /path"`.
   * - `backend`: A backend object, used in place of all endpoints. (property only)
   * - `messages`: Terms that differ from the package's. (property only)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `passkey-before-login`: A sign-in is about to begin. Cancelable.
   * - `passkey-login`: The visitor is signed in. `preventDefault()` stops the way to `return-to`.
   * - `passkey-cross-device`: The visitor signed in with a phone or security key, and this device could keep a passkey as well. `preventDefault()` keeps the element from offering that.
   * - `passkey-before-add`: The visitor takes the offer of a passkey on this device. Cancelable.
   * - `passkey-add`: That passkey was added.
   * - `passkey-failure`: Something failed; `detail.failure.code` says what.
   * - `passkey-cancel`: The visitor cancelled.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `identifier`: Put your own user name input here, with `autocomplete="username webauthn"`. Left empty, the element puts one into the page's light DOM, where password managers see it.
   * - `fallback`: Put other ways to sign in here. They stay visible where passkeys do not work.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `define(tag = 'passkey-login', registry?: CustomElementRegistry) => void`: Registers the element.
   * - `login() => Promise<void>`: Signs in, as the button does. Resolves when it is over, whatever came of it.
   * - `cancel() => void`: Ends a sign-in that runs.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--passkey-accent-color`: The main button. (default: `undefined`)
   * - `--passkey-on-accent-color`: Text on the main button. (default: `undefined`)
   * - `--passkey-danger-color`: Failures. (default: `undefined`)
   * - `--passkey-success-color`: The sign of success. (default: `undefined`)
   * - `--passkey-muted-color`: Less important text. (default: `undefined`)
   * - `--passkey-border-color`: Lines and borders. (default: `undefined`)
   * - `--passkey-input-border-color`: The border of inputs. (default: `undefined`)
   * - `--passkey-input-color`: The background of inputs. (default: `undefined`)
   * - `--passkey-hover-color`: A quiet button under the pointer. (default: `undefined`)
   * - `--passkey-focus-color`: The focus ring. (default: `undefined`)
   * - `--passkey-radius`: The corners of boxes. (default: `undefined`)
   * - `--passkey-control-radius`: The corners of buttons and inputs. (default: `undefined`)
   * - `--passkey-form-max-inline-size`: How wide the form may become. (default: `undefined`)
   * - `--passkey-gap`: The space between parts. (default: `undefined`)
   * - `--passkey-font-family`: The font; the page's by default. (default: `undefined`)
   * - `--passkey-small-font-size`: The size of less important text. (default: `undefined`)
   * - `--passkey-line-height`: The height of lines. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `form`: The box around everything.
   * - `field`: The user name field with its label.
   * - `label`: The label of the user name field.
   * - `hint`: A sentence that explains, or what is wrong with a field.
   * - `problem`: What is wrong with a field, after a recovery code.
   * - `button`: Every button.
   * - `primary-button`: The button that signs in.
   * - `login-button`: The same button.
   * - `cancel-button`: The button that cancels.
   * - `retry-button`: The button in a failure that tries again.
   * - `offer-button`: The button that takes the offer of a passkey on this device.
   * - `later-button`: The button that leaves the offer.
   * - `recovery-button`: The button that leads to a sign-in with a recovery code.
   * - `title`: The heading of that.
   * - `input`: A field of that.
   * - `code-input`: The field for the recovery code.
   * - `redeem-button`: The button that sends the code.
   * - `back-button`: The button that leads back to the form.
   * - `create-button`: The button that makes a passkey after a right code.
   * - `use-button`: The button that signs in with the passkey that is here already.
   * - `spinner`: The sign that something runs.
   * - `status`: The line that says what happens; a live region.
   * - `failure`: The box of a failure.
   * - `failure-message`: What went wrong.
   * - `failure-next`: What to do about it.
   * - `success`: The line after signing in.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `idle`: Nothing runs.
   * - `requesting`: The backend is asked for options.
   * - `prompting`: The browser's dialog is open.
   * - `verifying`: The backend verifies the passkey.
   * - `failed`: The last try failed.
   * - `succeeded`: The visitor is signed in.
   * - `offering`: The visitor is signed in and may keep a passkey on this device as well.
   * - `recovering`: The visitor signs in with a recovery code.
   * - `unsupported`: This browser or page cannot use passkeys.
   * - `misconfigured`: The element does not know its backend.
   */
  "passkey-login": Partial<
    PasskeyLoginProps &
      PasskeyLoginSolidJsProps &
      BaseProps<PasskeyLogin> &
      BaseEvents
  >;

  /**
   * Shows the passkeys of the signed-in account, and lets the visitor add, rename and remove them.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `max`: The most passkeys an account may have; the backend's rule by default.
   * - `min`: The fewest passkeys an account must keep; the backend's rule by default. `1` guards the last one.
   * - `other-ways-in`/`otherWaysIn`: The other ways to sign in, separated by commas; the backend's word by default.
   * - `offers`: What the backend does besides passkeys, separated by spaces: `factors`, `totp`, `recovery-codes`, `enrollment`,
   * `step-up`; with `user-id` `enrollment`, `remove-all`, `add`, `rename`. The backend's word by default.
   * - `user-id`/`userId`: For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered.
   * - `read-only`/`readOnly`: Shows the list and lets nothing be changed.
   * - `attachment`: Where new passkeys are kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
   * shows a button for each. By default the browser's dialog lets the visitor choose.
   * - `heading-level`/`headingLevel`: The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2.
   * - `base`: Where the endpoints of the contract begin, for example `/api/passkeys`.
   * - `preset`: How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours.
   * - `credentials`: Whether cookies travel with requests: `same-origin` (default), `include` or `omit`.
   * - `return-to`/`returnTo`: Where to go afterwards: a URL of this origin, or of one in `return-origins`.
   * - `return-origins`/`returnOrigins`: Further origins that may be gone to, separated by spaces.
   * - `list`/`listEndpoint`: Where the list comes from: `"METHOD /path"`.
   * - `register-begin`/`registerBeginEndpoint`: Where options for a new passkey come from: `"METHOD /path"`.
   * - `register-complete`/`registerCompleteEndpoint`: Where a new passkey goes: `"METHOD /path"`.
   * - `rename`/`renameEndpoint`: Where a passkey gets another name: `"METHOD /path/{id}"`.
   * - `remove`/`removeEndpoint`: Where a passkey is removed: `"METHOD /path/{id}"`.
   * - `providers`: Names and icons of password managers and authenticators, by AAGUID. (property only)
   * - `backend`: A backend object, used in place of all endpoints. (property only)
   * - `messages`: Terms that differ from the package's. (property only)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `passkey-list`: The list was read from the backend.
   * - `passkey-before-add`: A passkey is about to be added. Cancelable.
   * - `passkey-add`: A passkey was added.
   * - `passkey-before-rename`: A passkey is about to be renamed. Cancelable.
   * - `passkey-rename`: A passkey was renamed.
   * - `passkey-before-remove`: The visitor confirmed a removal. Cancelable.
   * - `passkey-remove`: A passkey was removed.
   * - `passkey-step-up`: The backend wants the visitor to prove once more who they are. Cancelable; `waitUntil()` lets the page do it.
   * - `passkey-security`: Something around passkeys was done: a second factor added or removed, recovery codes or a link made, all passkeys of a user removed. `detail.action` says what; nothing secret is in it.
   * - `passkey-failure`: Something failed; `detail.failure.code` says what.
   * - `passkey-cancel`: The visitor cancelled.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `define(tag = 'passkey-manager', registry?: CustomElementRegistry) => void`: Registers the element.
   * - `reload() => Promise<void>`: Reads the list again.
   * - `add(attachment: Attachment | undefined = chosen(this.attachment)) => Promise<void>`: Adds a passkey, as the button does. Resolves when it is over, whatever came of it.
   * - `cancel() => void`: Ends an addition that runs.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--passkey-accent-color`: The main button. (default: `undefined`)
   * - `--passkey-on-accent-color`: Text on the main button. (default: `undefined`)
   * - `--passkey-danger-color`: Failures. (default: `undefined`)
   * - `--passkey-danger-fill-color`: A button that destroys. (default: `undefined`)
   * - `--passkey-on-danger-color`: Text on it. (default: `undefined`)
   * - `--passkey-success-color`: The sign of success. (default: `undefined`)
   * - `--passkey-muted-color`: Less important text. (default: `undefined`)
   * - `--passkey-border-color`: Lines and borders. (default: `undefined`)
   * - `--passkey-surface-color`: Badges, and the row whose editor is open. (default: `undefined`)
   * - `--passkey-input-border-color`: The border of inputs. (default: `undefined`)
   * - `--passkey-input-color`: The background of inputs. (default: `undefined`)
   * - `--passkey-hover-color`: A quiet button under the pointer. (default: `undefined`)
   * - `--passkey-focus-color`: The focus ring. (default: `undefined`)
   * - `--passkey-dialog-color`: The background of the dialog. (default: `undefined`)
   * - `--passkey-dialog-text-color`: Its text. (default: `undefined`)
   * - `--passkey-backdrop-color`: What dims the page behind the dialog. (default: `undefined`)
   * - `--passkey-dialog-radius`: The corners of the dialog. (default: `undefined`)
   * - `--passkey-dialog-shadow`: The shadow of the dialog. (default: `undefined`)
   * - `--passkey-radius`: The corners of boxes. (default: `undefined`)
   * - `--passkey-control-radius`: The corners of buttons and inputs. (default: `undefined`)
   * - `--passkey-form-max-inline-size`: How wide the form that names a passkey may become. (default: `undefined`)
   * - `--passkey-gap`: The space between parts. (default: `undefined`)
   * - `--passkey-font-family`: The font; the page's by default. (default: `undefined`)
   * - `--passkey-title-font-size`: The size of the heading. (default: `undefined`)
   * - `--passkey-small-font-size`: The size of less important text. (default: `undefined`)
   * - `--passkey-line-height`: The height of lines. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `manager`: The box around everything.
   * - `header`: The line with the heading and the button that adds.
   * - `title`: The heading.
   * - `button`: Every button.
   * - `primary-button`: The main button, and the one that saves a name.
   * - `add-button`: The button that adds a passkey.
   * - `elsewhere-button`: The button that adds one on a phone or security key, with `attachment="choose"`.
   * - `cancel-button`: The button that cancels an addition.
   * - `retry-button`: The button in a failure that tries again.
   * - `limit`: Why no more can be added.
   * - `status`: The line that says what happens; a live region.
   * - `failure`: The box of a failure.
   * - `failure-message`: What went wrong.
   * - `failure-next`: What to do about it.
   * - `success`: What was last done.
   * - `spinner`: The sign that something runs.
   * - `skeleton`: The list while it loads.
   * - `empty`: The box in place of a list without passkeys.
   * - `empty-icon`: Its sign.
   * - `empty-title`: Its first line.
   * - `empty-hint`: Its second line.
   * - `list`: The list.
   * - `passkey`: One row of the list.
   * - `icon`: The sign of a row: its kind, or the provider's icon if the page brings one.
   * - `name`: The name of a passkey.
   * - `badge`: What is special: it opened this session, it is not copied to other devices.
   * - `actions`: The buttons of a row.
   * - `works`: Where a passkey works.
   * - `dates`: When it was made and last used.
   * - `rename-button`: The button that renames.
   * - `remove-button`: The button that removes.
   * - `test-button`: The button that tests a passkey.
   * - `test-result`: What a test has shown.
   * - `nudge`: The advice to add a second passkey.
   * - `nudge-text`: Its words.
   * - `nudge-button`: The button that hides it.
   * - `guard`: Why the last one cannot be removed.
   * - `naming-form`: The form that names a passkey.
   * - `field`: A field with its label.
   * - `label`: The label of a field.
   * - `input`: The field itself.
   * - `problem`: What is wrong with what was typed, or what there are too few of.
   * - `hint`: A sentence that explains.
   * - `save-button`: The button that saves the name.
   * - `keep-button`: The button that leaves things as they are.
   * - `dialog`: A dialog: before a removal, or with a link.
   * - `dialog-form`: What is filled in there.
   * - `dialog-buttons`: The buttons at its end.
   * - `dialog-tools`: The buttons below recovery codes.
   * - `enroll-button`: The button that makes a link for another device, or with `user-id` for another person.
   * - `renew-button`: The button that makes another link, where one is too old.
   * - `qr-code`: The QR code of a link, or the one that an authenticator app scans.
   * - `copy-button`: The button that copies what is shown once.
   * - `close-button`: The button that closes a dialog.
   * - `dialog-title`: Its heading.
   * - `dialog-text`: What will happen, or what there is to do.
   * - `step-up-form`: The form of a password or code, in the dialog in which the visitor confirms.
   * - `step-up-button`: The buttons that confirm.
   * - `danger-button`: A button that destroys.
   * - `recovery`: The part about recovery codes.
   * - `recovery-left`: How many codes are left.
   * - `recovery-few`: The same, where these are few.
   * - `recovery-button`: The button that makes new ones.
   * - `codes`: The list of new recovery codes, in a dialog.
   * - `code`: One of them.
   * - `download-button`: The button that saves them as a file.
   * - `print-button`: The button that prints them.
   * - `saved`: The box to tick once they are saved.
   * - `done-button`: The button that closes their dialog.
   * - `unsaved`: The question before they are left unsaved.
   * - `back-button`: The button that goes back to them.
   * - `leave-button`: The button that leaves them unsaved.
   * - `confirm-button`: The button that removes for good, or that adds an authenticator app.
   * - `section`: A box below the list.
   * - `section-header`: Its head, with a button that adds.
   * - `section-title`: Its heading.
   * - `factors`: The box of the second factors.
   * - `factor-list`: Their list.
   * - `factor`: One row of it.
   * - `factor-additions`: The buttons that add one, where there are several.
   * - `add-factor-button`: A button that adds a second factor, or switches codes by message on.
   * - `kind`: What kind of factor it is, where it has a name.
   * - `secret`: A key or link that is shown once.
   * - `administration`: The box of what an administrator does, with `user-id`.
   * - `reload-button`: The button that reads the list again.
   * - `remove-all-button`: The button that removes all passkeys.
   * - `hosted-link`: The link to the backend's own page that adds passkeys, where this page cannot.
   * - `back-link`: The link back, with `return-to`.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `loading`: The list is read for the first time.
   * - `ready`: The list is there.
   * - `failed`: The list could not be read.
   * - `empty`: There are no passkeys.
   * - `requesting`: An addition asks the backend for options.
   * - `prompting`: The browser's dialog is open.
   * - `verifying`: The backend verifies the new passkey.
   * - `misconfigured`: The element does not know its backend.
   */
  "passkey-manager": Partial<
    PasskeyManagerProps &
      PasskeyManagerSolidJsProps &
      BaseProps<PasskeyManager> &
      BaseEvents
  >;

  /**
   * Creates an account with a passkey, then lets the visitor name the passkey.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `display-name`/`displayName`: Asks for the visitor's name besides the user name.
   * - `attachment`: Where the passkey is kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
   * shows a button for each. By default the browser's dialog lets the visitor choose.
   * - `upgrade`: For a visitor who has just signed in with a password: shows no form, has the password manager make a passkey
   * without asking where the browser can, once, and says so only if one was made. Nothing is said of a failure.
   * - `verify`: `email`: the visitor types an e-mail address in place of a user name, and the code that was sent there.
   * - `enrollment`: The visitor came by a link that lets them make a passkey for an account that is there: the names of the
   * parameters of the link that have the code, its id and the user's id, separated by spaces. Empty is
   * `code code-id user-id`.
   * - `recovery-codes`/`recoveryCodes`: Offers recovery codes once the passkey is there.
   * - `base`: Where the endpoints of the contract begin, for example `/api/passkeys`.
   * - `preset`: How the backend speaks: the name of a known one, for example `better-auth`, or a description of yours.
   * - `credentials`: Whether cookies travel with requests: `same-origin` (default), `include` or `omit`.
   * - `return-to`/`returnTo`: Where to go afterwards: a URL of this origin, or of one in `return-origins`.
   * - `return-origins`/`returnOrigins`: Further origins that may be gone to, separated by spaces.
   * - `signup-begin`/`signupBeginEndpoint`: Where options for a new account come from: `"METHOD /path"`.
   * - `signup-complete`/`signupCompleteEndpoint`: Where the new passkey goes: `"METHOD /path"`.
   * - `rename`/`renameEndpoint`: Where the passkey gets another name: `"METHOD /path/{id}"`.
   * - `register-begin`/`registerBeginEndpoint`: For `upgrade`: where options for a new passkey come from: `"METHOD /path"`.
   * - `register-complete`/`registerCompleteEndpoint`: For `upgrade`: where a new passkey goes: `"METHOD /path"`.
   * - `providers`: Names and icons of password managers and authenticators, by AAGUID. (property only)
   * - `backend`: A backend object, used in place of all endpoints. (property only)
   * - `messages`: Terms that differ from the package's. (property only)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `passkey-before-signup`: A sign-up is about to begin. Cancelable.
   * - `passkey-signup`: The account exists, is signed in, and its passkey has its name. `preventDefault()` stops the way to `return-to`.
   * - `passkey-before-add`: With `upgrade` or `enrollment`: a passkey is about to be made. Cancelable.
   * - `passkey-add`: With `upgrade`: a passkey was made.
   * - `passkey-security`: With `recovery-codes`: codes were made. They are not in it.
   * - `passkey-failure`: Something failed; `detail.failure.code` says what.
   * - `passkey-cancel`: The visitor cancelled.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `identifier`: Put your own user name input here, with `autocomplete="username"`. Left empty, the element puts one into the page's light DOM, where password managers see it.
   * - `terms`: Put here what the visitor agrees to by signing up.
   * - `fallback`: Put other ways to sign up here. They stay visible where passkeys do not work.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `define(tag = 'passkey-signup', registry?: CustomElementRegistry) => void`: Registers the element.
   * - `signUp(attachment: Attachment | undefined = chosen(this.attachment)) => Promise<void>`: Signs up, as the button does. Resolves when the account exists, or when it is over.
   * - `cancel() => void`: Ends a sign-up that runs.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--passkey-accent-color`: The main button. (default: `undefined`)
   * - `--passkey-on-accent-color`: Text on the main button. (default: `undefined`)
   * - `--passkey-danger-color`: Failures. (default: `undefined`)
   * - `--passkey-success-color`: The sign of success. (default: `undefined`)
   * - `--passkey-muted-color`: Less important text. (default: `undefined`)
   * - `--passkey-border-color`: Lines and borders. (default: `undefined`)
   * - `--passkey-input-border-color`: The border of inputs. (default: `undefined`)
   * - `--passkey-input-color`: The background of inputs. (default: `undefined`)
   * - `--passkey-hover-color`: A quiet button under the pointer. (default: `undefined`)
   * - `--passkey-focus-color`: The focus ring. (default: `undefined`)
   * - `--passkey-dialog-color`: The background of the dialog. (default: `undefined`)
   * - `--passkey-dialog-text-color`: Its text. (default: `undefined`)
   * - `--passkey-backdrop-color`: What dims the page behind the dialog. (default: `undefined`)
   * - `--passkey-dialog-radius`: The corners of the dialog. (default: `undefined`)
   * - `--passkey-dialog-shadow`: The shadow of the dialog. (default: `undefined`)
   * - `--passkey-radius`: The corners of boxes. (default: `undefined`)
   * - `--passkey-control-radius`: The corners of buttons and inputs. (default: `undefined`)
   * - `--passkey-form-max-inline-size`: How wide the form may become. (default: `undefined`)
   * - `--passkey-gap`: The space between parts. (default: `undefined`)
   * - `--passkey-font-family`: The font; the page's by default. (default: `undefined`)
   * - `--passkey-small-font-size`: The size of less important text. (default: `undefined`)
   * - `--passkey-line-height`: The height of lines. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `form`: The box around everything.
   * - `field`: A field with its label.
   * - `label`: The label of a field.
   * - `input`: An input of the element's own.
   * - `hint`: A sentence that explains.
   * - `problem`: What is wrong with what was typed.
   * - `button`: Every button.
   * - `primary-button`: The main button of a step.
   * - `signup-button`: The button that creates the account.
   * - `elsewhere-button`: The button for a phone or security key, with `attachment="choose"`.
   * - `cancel-button`: The button that cancels.
   * - `retry-button`: The button in a failure that tries again.
   * - `naming-form`: The form that names the passkey.
   * - `save-button`: The button that saves the name.
   * - `keep-button`: The button that leaves the name as it is.
   * - `code-form`: With `verify="email"`: the form that takes the code.
   * - `code-input`: Its field.
   * - `code-button`: The button that sends the code to the backend.
   * - `resend-button`: The button that asks for another code.
   * - `back-button`: The button that goes back: to the address, or to the recovery codes.
   * - `title`: The heading of the naming step.
   * - `recovery-button`: The button that shows recovery codes.
   * - `later-button`: The button that goes on without.
   * - `dialog`: The dialog with recovery codes, or the one in which the visitor confirms who they are.
   * - `dialog-title`: Its heading.
   * - `dialog-text`: What it is for.
   * - `dialog-buttons`: The buttons at its end.
   * - `dialog-tools`: The buttons below the codes.
   * - `step-up-form`: The form of a password or code, in the dialog in which the visitor confirms.
   * - `step-up-button`: The buttons that confirm.
   * - `codes`: The list of new recovery codes, in a dialog.
   * - `code`: One of them.
   * - `copy-button`: The button that copies them.
   * - `download-button`: The button that saves them as a file.
   * - `print-button`: The button that prints them.
   * - `saved`: The box to tick once they are saved.
   * - `done-button`: The button that closes their dialog.
   * - `unsaved`: The question before they are left unsaved.
   * - `leave-button`: The button that leaves them unsaved.
   * - `spinner`: The sign that something runs.
   * - `status`: The line that says what happens; a live region.
   * - `failure`: The box of a failure.
   * - `failure-message`: What went wrong.
   * - `failure-next`: What to do about it.
   * - `success`: The line at the end.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `idle`: Nothing runs.
   * - `requesting`: The backend is asked for options.
   * - `prompting`: The browser's dialog is open.
   * - `verifying`: The backend verifies the passkey.
   * - `failed`: The last try failed.
   * - `code`: With `verify="email"`: the visitor types the code from the mail.
   * - `missing`: With `enrollment`: the link has no code.
   * - `spent`: With `enrollment`: the link has been used, or is too old.
   * - `naming`: The account exists; the passkey is being named.
   * - `recovery`: The account exists; recovery codes are offered.
   * - `done`: The visitor is through.
   * - `unsupported`: This browser or page cannot use passkeys.
   * - `misconfigured`: The element does not know its backend.
   */
  "passkey-signup": Partial<
    PasskeySignupProps &
      PasskeySignupSolidJsProps &
      BaseProps<PasskeySignup> &
      BaseEvents
  >;
};

export type CustomCssProperties = {
  /** The main button. */
  "--passkey-accent-color"?: string | undefined;
  /** Text on the main button. */
  "--passkey-on-accent-color"?: string | undefined;
  /** Failures. */
  "--passkey-danger-color"?: string | undefined;
  /** The sign of success. */
  "--passkey-success-color"?: string | undefined;
  /** Less important text. */
  "--passkey-muted-color"?: string | undefined;
  /** Lines and borders. */
  "--passkey-border-color"?: string | undefined;
  /** The border of inputs. */
  "--passkey-input-border-color"?: string | undefined;
  /** The background of inputs. */
  "--passkey-input-color"?: string | undefined;
  /** A quiet button under the pointer. */
  "--passkey-hover-color"?: string | undefined;
  /** The focus ring. */
  "--passkey-focus-color"?: string | undefined;
  /** The corners of boxes. */
  "--passkey-radius"?: string | undefined;
  /** The corners of buttons and inputs. */
  "--passkey-control-radius"?: string | undefined;
  /** How wide the form may become. */
  "--passkey-form-max-inline-size"?: string | undefined;
  /** The space between parts. */
  "--passkey-gap"?: string | undefined;
  /** The font; the page's by default. */
  "--passkey-font-family"?: string | undefined;
  /** The size of less important text. */
  "--passkey-small-font-size"?: string | undefined;
  /** The height of lines. */
  "--passkey-line-height"?: string | undefined;
  /** A button that destroys. */
  "--passkey-danger-fill-color"?: string | undefined;
  /** Text on it. */
  "--passkey-on-danger-color"?: string | undefined;
  /** Badges, and the row whose editor is open. */
  "--passkey-surface-color"?: string | undefined;
  /** The background of the dialog. */
  "--passkey-dialog-color"?: string | undefined;
  /** Its text. */
  "--passkey-dialog-text-color"?: string | undefined;
  /** What dims the page behind the dialog. */
  "--passkey-backdrop-color"?: string | undefined;
  /** The corners of the dialog. */
  "--passkey-dialog-radius"?: string | undefined;
  /** The shadow of the dialog. */
  "--passkey-dialog-shadow"?: string | undefined;
  /** The size of the heading. */
  "--passkey-title-font-size"?: string | undefined;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "react/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "react/jsx-dev-runtime" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "@builder.io/qwik" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "@stencil/core" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "hono/jsx" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "react-native" {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements extends CustomElementsSolidJs {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
  export interface CSSProperties extends CustomCssProperties {}
}
