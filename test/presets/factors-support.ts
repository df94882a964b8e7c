/* What the tests of second factors have in common: the vendors that add an app, and somebody who is signed in. */
import assert from 'node:assert/strict';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import type { PresetValues } from '../../src/backend/preset-backend.js';
import type { Preset } from '../../src/backend/preset.js';
import { auth0 } from '../../src/backend/presets/auth0.js';
import { betterAuth } from '../../src/backend/presets/better-auth.js';
import { supabase } from '../../src/backend/presets/supabase.js';
import { supertokens } from '../../src/backend/presets/supertokens.js';
import type { PasskeyFailure } from '../../src/model/failure.js';
import { codeOf } from '../support/authenticator-app.js';
import { PASSWORD } from './servers/support/authenticator-app.js';
import type { WireServer } from './servers/support/controls.js';
import { inProcess } from './servers/support/in-process.js';
import { serve as serveAuth0 } from './servers/auth0.js';
import { serve as serveBetterAuth } from './servers/better-auth.js';
import { serve as serveSupabase } from './servers/supabase.js';
import { serve as serveSuperTokens } from './servers/supertokens.js';

export interface Vendor {
  readonly preset: Preset;
  readonly serve: WireServer;
  readonly path?: string;
  readonly parameters?: PresetValues;
  /** It goes with every change. */
  readonly password?: string;
}

export const vendors = {
  'better-auth': { preset: betterAuth, serve: serveBetterAuth, path: '/api/auth', password: PASSWORD },
  auth0: { preset: auth0, serve: serveAuth0, path: '/me' },
  supertokens: { preset: supertokens, serve: serveSuperTokens, path: '/auth' },
  supabase: {
    preset: supabase,
    serve: serveSupabase,
    path: '/auth/v1',
    parameters: { apiKey: 'anon' },
  },
} as const satisfies { readonly [name: string]: Vendor };

export const fails = (code: string, field?: string) => (error: unknown) => {
  const failure = error as PasskeyFailure;
  assert.deepEqual([failure.code, failure.field], [code, field]);
  return true;
};

export function start({ preset, serve, path = '', parameters = {} }: Vendor) {
  const { world, as } = inProcess(preset, serve, `http://localhost:8000${path}`);
  const user = world.addUser();
  const at = (other: string): Required<PasskeyBackend> =>
    as(user, parameters, { base: `http://localhost:8000${other}` });
  return { world, user, at, backend: as(user, parameters), as };
}

/** An app that is added. */
export async function added(backend: Required<PasskeyBackend>, { password }: Vendor): Promise<string> {
  const call = password === undefined ? {} : { password };
  const { secret, state } = await backend.totpBegin({}, call);
  await backend.totpComplete({ code: codeOf(secret), state });
  return secret;
}
