import type { RequestOptionsJSON } from '../model/webauthn-json.js';
import { toCeremony, toLoginResult } from './decode.js';
import { send } from './http.js';
import { post, type Makers } from './maker.js';

/** What a sign-in asks. The list only where its success is in doubt, so what reads it is loaded then. */
export const loginMakers = {
  loginBegin: post(toCeremony<RequestOptionsJSON>),
  loginComplete: post(toLoginResult),
  list: (config, to) => async (call) => {
    const answer = await send(config, to, { ...call });
    const { toList } = await import('./late-list.js');
    return toList(answer);
  },
} satisfies Makers;
