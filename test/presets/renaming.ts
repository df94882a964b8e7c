/* The part of the suite about other names for passkeys. */
import { expect } from '@open-wc/testing';
import type { Preset } from '../../src/index.js';
import { until } from '../elements/shared/screen.js';
import { adding, names, part, parts, shows, typeName, type Bench } from './bench.js';

/** The visitor types another name, and then the server has it; or there is no button for it. */
export function renaming({ operations }: Preset, bench: Bench): void {
  const { signIn, manager, control } = bench;
  if (operations.rename && operations.registerBegin) {
    it('lets the new passkey be named', async () => {
      await signIn();
      const element = await manager(0);
      await adding(element);
      await typeName(element, 'My laptop');
      await until(async () => (await control('me')).passkeys?.[0]?.name === 'My laptop', 'it is stored');
      await until(() => names(element).includes('My laptop'), 'it is shown');
    });
  }

  if (operations.rename) {
    it('renames', async () => {
      await signIn({ passkeys: ['First'] });
      const element = await manager(1);
      part(element, 'rename-button').click();
      await typeName(element, 'Wörk 🔑');
      await until(async () => (await control('me')).passkeys?.[0]?.name === 'Wörk 🔑', 'it is stored');
      await until(() => names(element).includes('Wörk 🔑'), 'it is shown');
    });
  } else {
    it('offers no other name', async () => {
      await signIn({ passkeys: ['First'] });
      const element = await manager(1);
      expect(part(element, 'rename-button').hidden).to.equal(true);
      await adding(element);
      await shows(element, 2);
      expect(parts(element, 'naming-form')).to.have.length(0);
    });
  }
}
