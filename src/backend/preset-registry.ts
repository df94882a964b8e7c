import type { Loaded } from './preset-loaded.js';
import type { Preset } from './preset.js';

/** The presets that come with the package, each a chunk of its own. */
const shipped = {
  'aspnet-identity': async () => (await import('./presets/aspnet-identity.js')).aspnetIdentity,
  auth0: async () => (await import('./presets/auth0.js')).auth0,
  authaz: async () => (await import('./presets/authaz.js')).authaz,
  'better-auth': async () => (await import('./presets/better-auth.js')).betterAuth,
  cognito: async () => (await import('./presets/cognito.js')).cognito,
  'django-allauth': async () => (await import('./presets/django-allauth.js')).djangoAllauth,
  hanko: async () => (await import('./presets/hanko.js')).hanko,
  keycloak: async () => (await import('./presets/keycloak.js')).keycloak,
  laravel: async () => (await import('./presets/laravel.js')).laravel,
  prysmid: async () => (await import('./presets/prysmid.js')).prysmid,
  propelauth: async () => (await import('./presets/propelauth.js')).propelauth,
  secureauth: async () => (await import('./presets/secureauth.js')).secureauth,
  simplewebauthn: async () => (await import('./presets/simplewebauthn.js')).simplewebauthn,
  'spring-security': async () => (await import('./presets/spring-security.js')).springSecurity,
  supabase: async () => (await import('./presets/supabase.js')).supabase,
  supertokens: async () => (await import('./presets/supertokens.js')).supertokens,
  zitadel: async () => (await import('./presets/zitadel.js')).zitadel,
} satisfies { readonly [name: string]: () => Promise<Preset> };

/** A preset that comes with the package. */
export type PresetName = keyof typeof shipped;

export const presetNames = Object.keys(shipped) as readonly PresetName[];

/** @throws ConfigurationError where there is none of that name */
export async function loadPreset(name: string, { ConfigurationError }: Loaded): Promise<Preset> {
  if (!Object.hasOwn(shipped, name))
    throw new ConfigurationError('preset', `there is none called "${name}", only ${presetNames.join(', ')}`);
  return shipped[name as PresetName]();
}
