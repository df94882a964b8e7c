import type { Passkey } from '../model/passkey.js';

/** Where a passkey lives, in the visitor's terms. There is no "unknown": it says nothing to anybody. */
export type PasskeyKind = 'device' | 'phone' | 'security-key' | 'password-manager';

/** Ways to a thing in the hand (WebAuthn L3 §5.8.4): a cable, a tap, Bluetooth, a card reader. */
const PLUGGED_OR_TAPPED = ['usb', 'nfc', 'ble', 'smart-card'];

/**
 * What to call the place of a passkey, judged by its transports (WebAuthn L3 §5.8.4) and its BE flag
 * (§6.1.3). Both are hints of the authenticator: good for a word and a glyph, never for a decision.
 * Transports that the specification does not know are ignored, as it demands of everybody.
 */
export function kindOf(passkey: Passkey): PasskeyKind {
  const transports = knownTransports(passkey);
  const internal = transports.includes('internal');
  // §5.8.4 "hybrid"; "cable" is what browsers said before it had that name.
  const hybrid = transports.includes('hybrid') || transports.includes('cable');

  // A thing reached only by plug or tap is one the visitor carries. First, since a key that can be
  // backed up (BE, §6.1.3) is still a key to look for in a drawer.
  const held = PLUGGED_OR_TAPPED.some((transport) => transports.includes(transport));
  if (held && !internal && !hybrid) return 'security-key';

  // BE, §6.1.3: it may be copied to other devices, so it belongs to what does the copying and not to
  // one device. Before the phone, since synced passkeys of a phone report "hybrid" too.
  if (passkey.backupEligible === true) return 'password-manager';

  // §5.8.4: "hybrid" is another device, in practice a phone that scans a code. Without "internal" it
  // was never reached from its own browser. (Early phones said "usb" or "ble" beside it.)
  if (hybrid && !internal) return 'phone';

  // "internal" (§5.8.4) is built into the device it was made on. Nothing known: the commonest by far.
  return 'device';
}

/** Raw JSON may have `null`, or anything, where the model has a list. */
function knownTransports({ transports }: Passkey): readonly unknown[] {
  return Array.isArray(transports) ? transports : [];
}
