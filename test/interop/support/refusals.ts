import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../../src/backend/index.js';
import { control, passkeyOf, refusal } from './ceremony.js';

/** Tests that a server refuses everybody who is not signed in. */
export const refusesWhoIsNotSignedIn = (server: string, backend: PasskeyBackend): void =>
  void it('everything from somebody who is not signed in', async () => {
    const id = await passkeyOf(server);
    await control(server, 'sign-out');
    const asked = [
      backend.list!(),
      backend.registerBegin!({}),
      backend.rename!(id, 'x'),
      backend.remove!(id),
    ];
    const codes = (await Promise.all(asked.map(refusal))).map(({ code }) => code);
    expect(codes).to.deep.equal(Array(4).fill('unauthenticated'));
  });

/** Tests that a server hides whose a passkey is. */
export const hidesWhoseItIs = (server: string, backend: PasskeyBackend): void =>
  void it('the passkey of somebody else, as one that is gone', async () => {
    const id = await passkeyOf(server);
    await control(server, 'sign-in', {});
    const asked = [backend.remove!(id), backend.rename!(id, 'Mine'), backend.remove!('gone')];
    const codes = (await Promise.all(asked.map(refusal))).map(({ code }) => code);
    expect(codes).to.deep.equal(Array(3).fill('not_found'));
  });
