import { expect } from '@open-wc/testing';
import { ManagerFlow } from '../../src/flows/manager-flow.js';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import { until } from '../elements/shared/screen.js';

/** A server that two tabs ask, each by a flow of its own. */
function site() {
  let passkeys = [
    { id: '1', name: 'One' },
    { id: '2', name: 'Two' },
  ];
  let asked = 0;
  const backend: PasskeyBackend = {
    list: () => Promise.resolve({ passkeys: (asked++, passkeys) }),
    rename: (id, name) => {
      passkeys = passkeys.map((passkey) => (passkey.id === id ? { id, name } : passkey));
      return Promise.resolve({ id, name });
    },
    remove: (id) => {
      passkeys = passkeys.filter((passkey) => passkey.id !== id);
      return Promise.resolve();
    },
  };
  return { backend, asked: () => asked };
}

const namesIn = ({ state: { list } }: ManagerFlow): string =>
  list.name === 'ready' ? list.passkeys.map(({ name }) => name).join() : list.name;

describe('two tabs', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  async function tabs() {
    const { backend, asked } = site();
    const flows = [new ManagerFlow(() => backend), new ManagerFlow(() => backend)] as const;
    for (const flow of flows) {
      stops.push(flow.watch());
      await flow.load();
    }
    // What watches is loaded late.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { here: flows[0], there: flows[1], asked };
  }

  const first = ({ state: { list } }: ManagerFlow) => (list.name === 'ready' ? list.passkeys[0] : undefined);

  it('show the same after a rename in one', async () => {
    const { here, there } = await tabs();
    const passkey = first(here);
    if (passkey) await here.rename(passkey, 'Mine');
    await until(() => namesIn(there) === 'Mine,Two', 'the other tab does not know');
  });

  it('show the same after a removal in one', async () => {
    const { here, there } = await tabs();
    const passkey = first(here);
    if (passkey) await here.remove(passkey);
    await until(() => namesIn(there) === 'Two', 'the other tab does not know');
  });

  it('are silent once nobody watches', async () => {
    const { here, there } = await tabs();
    stops.splice(0).forEach((stop) => stop());
    const passkey = first(here);
    if (passkey) await here.rename(passkey, 'Mine');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(namesIn(there)).to.equal('One,Two');
  });
});
