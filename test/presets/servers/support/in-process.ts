/* A wire server without a browser: the same process, and an authenticator in software. */
import { presetBackend } from '../../../../src/backend/create-preset-backend.js';
import type { PasskeyBackend } from '../../../../src/backend/backend.js';
import type { PresetConfig, PresetValues } from '../../../../src/backend/preset-backend.js';
import type { Preset } from '../../../../src/backend/preset.js';
import { SoftwareAuthenticator } from '../../../support/software-authenticator.js';
import type { WireServer } from './controls.js';
import { World, type User } from './world.js';

const ORIGIN = 'http://localhost:8000';

export interface Sent {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** One vendor with nobody in it. */
export function inProcess(preset: Preset, serve: WireServer, base = ORIGIN) {
  const world = new World(ORIGIN);
  const server = serve(world);
  const sent: Sent[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(new URL(input instanceof Request ? input.url : input, ORIGIN), init);
    const text = await request.clone().text();
    sent.push({
      path: new URL(request.url).pathname,
      body: (text ? JSON.parse(text) : {}) as Sent['body'],
    });
    return server.fetch(request);
  };
  /** The backend as somebody's browser has it. */
  const as = (
    user: User,
    parameters: PresetValues = {},
    config: PresetConfig = {},
  ): Required<PasskeyBackend> => {
    const headers = { Authorization: `Bearer ${world.openSession(user).token}` };
    const backend = presetBackend(preset, { base, fetch: send, headers, parameters, ...config });
    return backend as Required<PasskeyBackend>;
  };
  return { world, server, sent, as, authenticator: new SoftwareAuthenticator({ origin: ORIGIN }) };
}
