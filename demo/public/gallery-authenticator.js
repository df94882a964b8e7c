/*
 * An authenticator for the states behind a ceremony: nobody is asked, and nothing is made. It stands in the way of the
 * real one only where a single state is shown.
 */

/** @typedef {'waits' | 'answers' | 'is another' | 'cancels' | 'is known'} Manner */

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).buffer;

/** @param {string} id */
const credential = (id) => ({
  id,
  rawId: bytes(id),
  type: 'public-key',
  authenticatorAttachment: 'cross-platform',
  getClientExtensionResults: () => ({}),
  response: {
    clientDataJSON: bytes('{}'),
    attestationObject: bytes('none'),
    authenticatorData: bytes('none'),
    signature: bytes('none'),
    userHandle: bytes('ada'),
    getTransports: () => ['internal'],
    getAuthenticatorData: () => bytes('none'),
    getPublicKey: () => bytes('none'),
    getPublicKeyAlgorithm: () => -7,
  },
});

/** @type {Readonly<Record<Manner, (options?: any) => Promise<any>>>} */
const manners = {
  waits: () => new Promise(() => undefined),
  answers: (options) => {
    const [asked] = options?.publicKey?.allowCredentials ?? [];
    return Promise.resolve(asked ? { ...credential('used'), rawId: asked.id } : credential('made'));
  },
  'is another': () => Promise.resolve(credential('other')),
  cancels: () => Promise.reject(new DOMException('', 'NotAllowedError')),
  'is known': () => Promise.reject(new DOMException('', 'InvalidStateError')),
};

/** @param {Manner} manner */
export function standIn(manner = 'waits') {
  const answer = manners[manner];
  Object.assign(navigator.credentials, { create: answer, get: answer });
  // Its autofill list would answer by itself.
  if ('PublicKeyCredential' in globalThis)
    Object.assign(PublicKeyCredential, {
      getClientCapabilities: () =>
        Promise.resolve({ conditionalGet: false, passkeyPlatformAuthenticator: true }),
    });
}
