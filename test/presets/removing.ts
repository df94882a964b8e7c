/* The part of the suite about passkeys that are removed. */
import { expect } from '@open-wc/testing';
import type { Preset } from '../../src/index.js';
import { until } from '../elements/shared/screen.js';
import { names, part, parts, shows, type Bench } from './bench.js';

/** The visitor is asked, and then the server has one less; or there is no button for it. */
export function removing({ capabilities, operations }: Preset, bench: Bench): void {
  const { signIn, manager, control } = bench;
  if (operations.remove) {
    it('removes', async () => {
      await signIn({ passkeys: ['First', 'Second'] });
      const element = await manager(2);
      part(element, 'remove-button').click();
      await until(() => parts(element, 'confirm-button').length > 0, 'the question is asked');
      part(element, 'confirm-button').click();
      await shows(element, 1);
      if (capabilities.fields.includes('name')) expect(names(element)).to.deep.equal(['Second']);
      expect((await control('me')).passkeys?.map((passkey) => passkey.name)).to.deep.equal(['Second']);
    });
  } else {
    it('offers none to be removed', async () => {
      await signIn({ passkeys: ['First'] });
      const element = await manager(1);
      expect(part(element, 'remove-button').hidden).to.equal(true);
    });
  }
}
