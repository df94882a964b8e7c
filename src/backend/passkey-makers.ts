import type { CreationOptionsJSON } from '../model/webauthn-json.js';
import { toList, toPasskey } from './decode-passkeys.js';
import { toCeremony } from './decode.js';
import { send } from './http.js';
import { post, type Makers } from './maker.js';

const begin = post(toCeremony<CreationOptionsJSON>);

/** What a sign-up and the list of passkeys ask. */
export const passkeyMakers = {
  list: (config, to) => async (call) => toList(await send(config, to, { ...call })),
  registerBegin: begin,
  registerComplete: post(toPasskey),
  signupBegin: begin,
  signupComplete: post(toPasskey),
  rename: (config, to) => async (id, name, call) =>
    toPasskey(await send(config, to, { ...call, id, body: { name } })),
  remove: (config, to) => async (id, call) => {
    await send(config, to, { ...call, id });
  },
} satisfies Makers;
