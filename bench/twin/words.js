/* What the screens say, in English: the sentences of the elements, written down again. */

/** @typedef {import('../fixtures.mjs').Passkey} Passkey */

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** @type {Intl.RelativeTimeFormat | undefined} */
let relativeFormat;
/** @type {Intl.DateTimeFormat | undefined} */
let exactFormat;

/* One formatter of each kind for all rows, made when the first date is said. */

/** @param {string} iso */
export function relativeDate(iso) {
  relativeFormat ??= new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const ago = Math.max(0, Date.now() - Date.parse(iso));
  const [unit, length] = UNITS.find(([, ms]) => ago >= ms) ?? ['second', Infinity];
  return relativeFormat.format(-Math.floor(ago / length), unit);
}

/** @param {string} iso */
export function exactDate(iso) {
  exactFormat ??= new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });
  return exactFormat.format(Date.parse(iso));
}

/**
 * @param {Passkey} passkey
 * @param {(iso: string) => string} say
 */
export function datesOf({ createdAt, lastUsedAt }, say) {
  const used = lastUsedAt === null ? 'Never used' : `Last used ${say(lastUsedAt)}`;
  return `Created ${say(createdAt)} · ${used}`;
}

const KIND_NAMES = {
  device: 'Device',
  phone: 'Phone',
  'security-key': 'Security key',
  'password-manager': 'Password manager',
};

/**
 * @param {Passkey} passkey
 * @returns {keyof typeof KIND_NAMES}
 */
export function kindOf({ transports, backupEligible }) {
  const near = transports.includes('internal') || transports.includes('hybrid');
  if (!near && transports.length > 0) return 'security-key';
  if (backupEligible) return 'password-manager';
  return transports.includes('internal') ? 'device' : 'phone';
}

/**
 * @param {Passkey} passkey
 * @param {string | undefined} provider
 */
export function nameOf(passkey, provider) {
  const kind = kindOf(passkey);
  return (
    passkey.name ?? provider ?? (kind === 'device' && passkey.current ? 'This device' : KIND_NAMES[kind])
  );
}

/**
 * @param {Passkey} passkey
 * @param {string | undefined} provider
 */
export function worksOf(passkey, provider) {
  const place = placeOf(passkey, provider);
  const said = !provider || provider === nameOf(passkey, provider) || place.includes(provider);
  return said ? place : `${provider} · ${place}`;
}

/**
 * @param {Passkey} passkey
 * @param {string | undefined} provider
 */
function placeOf(passkey, provider) {
  switch (kindOf(passkey)) {
    case 'security-key':
      return 'Works wherever you use the security key';
    case 'phone':
      return 'Works with your phone';
    case 'password-manager':
      return `Works on all devices with ${provider ?? 'your password manager'}`;
    case 'device':
      return 'Works only on the device it was made on';
  }
}

/** @param {Passkey} passkey */
export function badgesOf({ current, backupEligible, backedUp }) {
  const badges = [];
  if (current) badges.push('Signed in with this one');
  if (!backupEligible) badges.push('Not copied to other devices');
  if (backupEligible && !backedUp) badges.push('Not backed up yet');
  return badges;
}
