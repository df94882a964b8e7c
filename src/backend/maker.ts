import type { Call, PasskeyBackend } from './backend.js';
import type { Endpoint } from './endpoint.js';
import { send, type HttpConfig } from './http.js';
import type { Operation } from './operation.js';

/** Makes the methods of a backend; a bundle has those that its elements ask for. */
export type Makers = {
  readonly [K in Operation]?: (config: HttpConfig, to: Endpoint) => NonNullable<PasskeyBackend[K]>;
};

/** The commonest kind of method: sends its input, and reads the answer. */
export const post =
  <T>(decode: (answer: unknown) => T) =>
  (config: HttpConfig, to: Endpoint) =>
  async (body: object, call?: Call): Promise<T> =>
    decode(await send(config, to, { ...call, body }));
