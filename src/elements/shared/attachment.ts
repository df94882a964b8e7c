import type { Attachment } from '../../model/webauthn-json.js';

/** The attachment of the main button: this device, where the visitor chooses between it and others. */
export const chosen = (attachment: Attachment | 'choose' | undefined): Attachment | undefined =>
  attachment === 'choose' ? 'platform' : attachment;
