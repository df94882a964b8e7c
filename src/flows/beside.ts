import type { CreationCeremony } from '../backend/backend.js';
import { PasskeyFailure } from '../model/failure.js';
import type { Attachment } from '../model/webauthn-json.js';

/*
 * What talks to the authenticator is no part of the first load. It is needed when options have come from the
 * backend, so it is fetched beside them, and is there in the same tick.
 */

/** Code that is loaded on demand and then used without waiting. */
export interface Beside<Code> {
  /** Waits for an answer of the backend and for the code that will use it. @throws PasskeyFailure */
  with<T>(answer: Promise<T>): Promise<T>;
  /** The code; after `with`. */
  readonly code: Code;
}

export function beside<Code>(load: () => Promise<Code>): Beside<Code> {
  let code: Code | undefined;
  const loaded = async () => {
    try {
      code ??= await load();
    } catch (cause) {
      throw new PasskeyFailure('network', { cause });
    }
  };
  return {
    with: async (answer) => (await Promise.all([answer, loaded()]))[0],
    get code() {
      if (!code) throw new PasskeyFailure('unknown');
      return code;
    },
  };
}

/** What makes a passkey and brings it to the backend. */
export const registering = beside(() => import('./registering.js'));

/** Options of the backend for a new passkey, kept to the place that the visitor chose. */
export async function creationOf(
  begun: Promise<CreationCeremony>,
  attachment: Attachment | undefined,
): Promise<CreationCeremony> {
  const { options, ...rest } = await registering.with(begun);
  return { ...rest, options: registering.code.createOn(options, attachment) };
}
