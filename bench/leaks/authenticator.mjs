/* A virtual authenticator with one passkey in it. */
import { generateKeyPairSync } from 'node:crypto';

/** @param {import('playwright').CDPSession} client @param {boolean} consents */
export async function authenticator(client, consents) {
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: consents,
    },
  });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = {
    credentialId: Buffer.from('a-passkey').toString('base64'),
    isResidentCredential: true,
    rpId: 'localhost',
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    userHandle: Buffer.from('leaks').toString('base64'),
    signCount: 0,
  };
  await client.send('WebAuthn.addCredential', { authenticatorId, credential });
}
