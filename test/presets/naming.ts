/* The part of the suite about names that travel before the credential, or after it. */
import { expect } from '@open-wc/testing';
import type { Preset } from '../../src/index.js';
import { until } from '../elements/shared/screen.js';
import { adding, firstEvent, names, rowsOf, shows, typeName, type Bench } from './bench.js';

/** When a name is not sent with the credential, there is more that can go wrong. */
export function naming(
  { preset, base }: { readonly preset: Preset; readonly base: string },
  bench: Bench,
): void {
  if (preset.capabilities.naming === 'begin') namedAtBegin(bench);
  if (preset.capabilities.naming === 'rename') namedByCall(preset, base, bench);
}

function namedAtBegin({ signIn, manager, control }: Bench): void {
  it('gives a name that is not taken, before there is a passkey', async () => {
    await signIn();
    const first = await adding(await manager(0));
    const { name: taken = '' } = first.detail.passkey ?? {};
    expect(taken).to.not.equal('');
    await signIn({ passkeys: [taken] });
    const element = await manager(1);
    await adding(element);
    await shows(element, 2);
    const stored = (await control('me')).passkeys?.[1]?.name ?? '';
    expect(stored).to.not.equal(taken);
    expect(stored.startsWith(taken), stored).to.equal(true);
    expect(names(element)).to.have.members([taken, stored]);
  });
}

function namedByCall({ name, operations }: Preset, base: string, bench: Bench): void {
  const { signIn, manager, control, authenticator } = bench;
  const { endpoint = '' } = operations.rename ?? {};
  const [method = '', path = ''] = endpoint.split(' ');
  const request = {
    method,
    path: path.replace('{base}', base.replace(`/wire/${name}`, '')).replace(/\{[^{}]*\}/g, '*'),
  };

  it('keeps a new passkey that could not be named, and lets it be named again', async () => {
    await signIn();
    const element = await manager(0);
    await control('fail', { ...request, times: 2 });
    const { detail } = await adding(element);
    expect(detail.passkey?.id).to.be.a('string');
    expect(detail.passkey?.name).to.equal(undefined);
    expect((await control('me')).passkeys?.map((passkey) => passkey.name)).to.deep.equal([undefined]);

    const heard = firstEvent('passkey-failure');
    await typeName(element, 'My laptop');
    expect((await heard).detail).to.have.property('action', 'rename');
    expect((await control('me')).passkeys?.[0]?.name).to.equal(undefined);
    expect(rowsOf(element)).to.equal(1);

    await typeName(element, 'My laptop');
    await until(() => names(element).includes('My laptop'), 'it is shown');
    expect((await control('me')).passkeys?.map((passkey) => passkey.name)).to.deep.equal(['My laptop']);
    expect(await authenticator.credentials()).to.have.length(1);
  });
}
