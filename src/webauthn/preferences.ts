import type { Attachment, CreationOptionsJSON } from '../model/webauthn-json.js';

/*
 * What the visitor or the page wants goes over what the backend wanted. A browser that does not know `hints`
 * (Chromium does since 128, others not yet) goes by the attachment, as WebAuthn L3 §5.8.7 asks.
 */
const HINTS: Readonly<Record<Attachment, readonly string[]>> = {
  platform: ['client-device'],
  'cross-platform': ['hybrid', 'security-key'],
};

/** Creation options for a passkey of one place, or as they were. */
export function createOn(
  options: CreationOptionsJSON,
  attachment: Attachment | undefined,
): CreationOptionsJSON {
  if (!attachment) return options;
  const { authenticatorSelection, hints = [] } = options;
  const usual = HINTS[attachment];
  // Hints that fit already say it closer.
  const fit = hints.length > 0 && hints.every((hint) => usual.includes(hint));
  return {
    ...options,
    hints: fit ? hints : [...usual],
    authenticatorSelection: { ...authenticatorSelection, authenticatorAttachment: attachment },
  };
}
