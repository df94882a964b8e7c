import type { PasskeyKind } from './kind.js';
import type { Provider } from './provider.js';

/** Proper names, the same in every language. */
export type DeviceName = 'iPhone' | 'iPad' | 'Android' | 'Mac' | 'Windows' | 'Linux' | 'ChromeOS';

/** What a browser tells besides its user agent string. */
export interface PlatformHints {
  /** `navigator.userAgentData.platform` (User-Agent Client Hints), where the browser has it. */
  readonly platform?: string | undefined;
  /** `navigator.maxTouchPoints` (Pointer Events). */
  readonly maxTouchPoints?: number | undefined;
}

export interface DefaultNameInput {
  /** Who keeps the new passkey, if known. */
  readonly provider?: Provider | undefined;
  readonly kind: PasskeyKind;
  /** The names that the account's passkeys already have. */
  readonly taken: Iterable<string | null | undefined>;
  /** A word for each kind in the visitor's language; for `device` rather what `deviceOf()` says. */
  readonly deviceNames: Readonly<Record<PasskeyKind, string>>;
}

/** Longest name suggested, in UTF-16 units: the strictest way in which a backend may count to 64. */
const MAX_LENGTH = 64;

/**
 * A name for a new passkey, so that the visitor need not think of one: the provider's, else a word for
 * its kind, numbered from 2 when there is one of that name ("Bitwarden 2").
 */
export function defaultName({ provider, kind, taken, deviceNames }: DefaultNameInput): string {
  const base = tidy(provider?.name) || tidy(deviceNames[kind]) || 'Passkey';
  const used = new Set(Array.from(taken, comparable));
  let name = withSuffix(base, '');
  for (let number = 2; used.has(comparable(name)); number++) name = withSuffix(base, ` ${number}`);
  return name;
}

/** One line, no space around it. */
function tidy(name: unknown): string {
  return typeof name === 'string' ? name.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
}

/** Two names that a reader would take for the same one. */
function comparable(name: string | null | undefined): string {
  return tidy(name).normalize().toLowerCase();
}

/** Shortens the base, never the number, and never cuts through a code point. */
function withSuffix(base: string, suffix: string): string {
  let short = '';
  for (const codePoint of base) {
    if (short.length + codePoint.length + suffix.length > MAX_LENGTH) break;
    short += codePoint;
  }
  return short.trimEnd() + suffix;
}

/**
 * The device that a browser runs on, from `userAgentData.platform` where there is one (it was made for
 * this), else from the user agent string. Without arguments: of this browser; outside one, `undefined`.
 */
export function deviceOf(userAgent?: string, hints?: PlatformHints): DeviceName | undefined {
  if (userAgent === undefined && hints === undefined) return ownDevice();
  return byPlatform(hints?.platform) ?? byUserAgent(userAgent ?? '', hints?.maxTouchPoints ?? 0);
}

function ownDevice(): DeviceName | undefined {
  if (typeof navigator === 'undefined') return undefined;
  const { userAgent, maxTouchPoints } = navigator;
  const { userAgentData } = navigator as { userAgentData?: { platform?: string } };
  return deviceOf(userAgent, { platform: userAgentData?.platform, maxTouchPoints });
}

/** The values of UA Client Hints, Sec-CH-UA-Platform. "iOS" does not tell a phone from a tablet. */
function byPlatform(platform: string | undefined): DeviceName | undefined {
  switch (platform) {
    case 'macOS':
      return 'Mac';
    case 'Chrome OS':
    case 'Chromium OS':
      return 'ChromeOS';
    case 'Android':
    case 'Windows':
    case 'Linux':
      return platform;
    default:
      return undefined;
  }
}

/** In this order: iPhones say "like Mac OS X", and Android says "Linux". */
function byUserAgent(userAgent: string, touchPoints: number): DeviceName | undefined {
  if (/iPhone|iPod/.test(userAgent)) return 'iPhone';
  if (userAgent.includes('iPad')) return 'iPad';
  if (userAgent.includes('Android')) return 'Android';
  if (userAgent.includes('CrOS')) return 'ChromeOS';
  if (userAgent.includes('Windows')) return 'Windows';
  // iPadOS sends the string of a Mac, but no Mac has a touch screen.
  if (userAgent.includes('Macintosh')) return touchPoints > 1 ? 'iPad' : 'Mac';
  if (/Linux|X11/.test(userAgent)) return 'Linux';
  return undefined;
}
