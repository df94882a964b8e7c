import { expect } from '@open-wc/testing';
import { createBackend } from '../../../src/backend/index.js';
import { next, until } from '../../elements/shared/screen.js';
import { part, parts, type Bench } from '../../presets/bench.js';
import { conforms } from '../../presets/suite.js';
import { contract } from './contract.js';

const base = '/api/passkeys';

conforms({
  preset: contract,
  withoutPreset: true,
  base,
  server: '/interop/go-webauthn',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'unknown_credential',
    limit: 'limit_reached',
  },
  besides: lastPasskey,
});

function lastPasskey({ signIn, manager, control }: Bench): void {
  it('says that the last passkey stays, where the page thought that there was another', async () => {
    await signIn({ passkeys: ['First', 'Second'] });
    const element = await manager(2);
    const { passkeys = [] } = await control('me');
    const second = passkeys.find(({ name }) => name === 'Second');
    await createBackend({ base }).remove!(second!.id);

    part(element, 'remove-button').click();
    await until(() => parts(element, 'confirm-button').length > 0, 'the question is asked');
    const failed = next(element, 'passkey-failure');
    part(element, 'confirm-button').click();
    const { action, failure } = (await failed).detail;
    expect([action, failure.code]).to.deep.equal(['remove', 'last_passkey']);
    expect((await control('me')).passkeys?.map(({ name }) => name)).to.deep.equal(['First']);
  });
}
