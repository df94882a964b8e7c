/* Credentials that an honest browser and authenticator never send. */
import { needed, NotTried, refused } from '../verdict.mjs';
import { finish } from '../world.mjs';
import { rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Forgery} Forgery */

/** Still a domain that nobody has (RFC 6761). */
const elsewhere = 'https://elsewhere.example';

const failed = '422 verification_failed';

/** @param {Forgery} forgery @param {string} what @param {string[]} expected */
const loginRefused =
  (forgery, what, ...expected) =>
  async (/** @type {World} */ world) => {
    const { answer } = await world.signIn(await world.account(), { forgery });
    refused(answer, what, ...expected);
  };

/** @param {Forgery} forgery @param {string} what @param {string[]} expected */
const registerRefused =
  (forgery, what, ...expected) =>
  async (/** @type {World} */ world) => {
    const account = await world.account();
    const { answer } = await world.register(account, { forgery });
    if (answer.ok && answer.body?.id) await world.forget(account, answer.body.id);
    refused(answer, what, ...expected);
  };

const origin = {
  section: 'Failures',
  todo: 'Compare clientData.origin with the origins of your own pages, and answer 403 `origin_not_allowed`.',
};

const rpId = {
  section: 'One ceremony',
  todo: 'Compare the first 32 bytes of the authenticator data with the SHA-256 of your RP ID; answer 422 `verification_failed`.',
};

export const verification = rows([
  {
    id: 'login-origin',
    title: 'A sign-in made for another origin is refused',
    ...origin,
    run: loginRefused({ origin: elsewhere }, 'a sign-in made on another site', '403 origin_not_allowed'),
  },
  {
    id: 'register-origin',
    title: 'A new passkey made for another origin is refused',
    ...origin,
    run: registerRefused({ origin: elsewhere }, 'a passkey made on another site', '403 origin_not_allowed'),
  },
  {
    id: 'login-rp-id',
    title: 'A sign-in made for another RP ID is refused',
    ...rpId,
    run: loginRefused({ rpId: 'elsewhere.example' }, 'a sign-in for another RP ID', failed),
  },
  {
    id: 'register-rp-id',
    title: 'A new passkey made for another RP ID is refused',
    ...rpId,
    run: registerRefused({ rpId: 'elsewhere.example' }, 'a passkey for another RP ID', failed),
  },
  {
    id: 'signature',
    title: 'A wrong signature is refused',
    section: 'loginComplete',
    todo: 'Verify the signature over authenticator data and hash of clientDataJSON with the stored public key.',
    run: loginRefused({ wrongKey: true }, 'a signature of another key', failed),
  },
  {
    id: 'tampered',
    title: 'Authenticator data that was changed after signing is refused',
    section: 'loginComplete',
    todo: 'Verify the signature over exactly the bytes that came, before you read flags or counter from them.',
    async run(world) {
      const account = await world.account();
      const browser = world.browser();
      const begun = await world.begin(browser, 'loginBegin');
      const credential = account.authenticator.use(account.passkey, begun.options);
      const data = Buffer.from(credential.response.authenticatorData, 'base64url');
      data.writeUInt32BE(data.readUInt32BE(33) + 1000, 33); // the counter
      const response = { ...credential.response, authenticatorData: data.toString('base64url') };
      const answer = await world.ask(browser, 'loginComplete', finish(begun, { ...credential, response }));
      refused(answer, 'changed authenticator data', failed);
    },
  },
  {
    id: 'type',
    title: 'Client data of another type is refused',
    section: 'One ceremony',
    todo: 'Ask for clientData.type "webauthn.get" at sign-in and "webauthn.create" at registration.',
    run: loginRefused(
      { type: 'webauthn.create' },
      'a sign-in whose client data is of a registration',
      failed,
    ),
  },
  {
    id: 'presence',
    title: 'A sign-in without user presence is refused',
    section: 'One ceremony',
    todo: 'Ask for the UP flag (bit 0 of the flags) at each sign-in.',
    run: loginRefused({ userPresent: false }, 'a sign-in with nobody present', failed),
  },
  {
    id: 'user-handle-wrong',
    title: "A sign-in that names another account's user handle is refused",
    section: 'loginComplete',
    todo: "Where begin had no `username`, compare userHandle with that of the credential's account.",
    async run(world) {
      const account = await world.account();
      const other = await world.account(1);
      const { answer } = await world.signIn(account, { forgery: { userHandle: other.passkey.userHandle } });
      refused(answer, "a sign-in with another account's user handle", failed);
    },
  },
  {
    id: 'others-passkey',
    title: "Another account's passkey is refused where a user name was typed",
    section: 'loginComplete',
    todo: "Store with the challenge whose sign-in it is, and refuse every other account's passkey.",
    async run(world) {
      const account = await world.account();
      const other = await world.account(1);
      if (account.name === undefined) throw new NotTried('the user name of the account is not known');
      if (!world.wire.byContract) throw new NotTried('presets do not ask for it');
      const { answer } = await world.signIn(other, { username: account.name });
      refused(answer, "a sign-in under a name with somebody else's passkey", failed);
    },
  },
  {
    id: 'counter',
    title: 'A signature counter that goes back is refused',
    section: 'VerificationFailed',
    todo: 'Store the counter of each sign-in; one that is not 0 and does not grow is that of a copy.',
    async run(world) {
      const account = await world.account();
      const { id, passkey, authenticator } = await world.extra(account);
      const counting = { ...account, authenticator };
      const { answer: first } = await world.signIn(counting, { passkey, forgery: { counter: 7 } });
      needed(first, 'a sign-in with the counter at 7');
      const { answer } = await world.signIn(counting, { passkey, forgery: { counter: 3 } });
      await world.forget(account, id);
      refused(answer, 'a sign-in with the counter at 3 after one at 7', failed);
    },
  },
  {
    id: 'duplicate',
    title: 'A credential that is registered already is refused',
    section: 'registerComplete',
    todo: 'Make credential ids unique over all accounts, and answer 409 `already_registered`.',
    async run(world) {
      const account = await world.account();
      const forgery = { credentialId: account.passkey.id, ignoreExcluded: true };
      const { answer } = await world.register(account, { forgery });
      if (answer.ok && answer.body?.id && (await world.idOf(account, account.passkey)) !== answer.body.id)
        await world.forget(account, answer.body.id);
      refused(answer, 'a second passkey with the same credential id', '409 already_registered');
    },
  },
]);
