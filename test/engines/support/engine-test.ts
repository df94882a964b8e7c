import { after, before, test } from 'node:test';
import { endAfter } from '../../../tools/engines/background.mjs';
import type { Driver } from '../../../tools/engines/driver.mjs';
import { build } from '../../../tools/build.mjs';
import { startSite } from './site.js';
import { Visitor } from './visitor.js';

/** How long a whole suite may take, and a single test, in seconds. */
const LONGEST_SUITE = 240;
const LONGEST_TEST = 60;

export interface Scene<Engine extends Driver> {
  readonly engine: Engine;
  readonly site: Awaited<ReturnType<typeof startSite>>;
  readonly visitor: Visitor;
}

/** One engine and one site for all tests of a file. Returns how to declare a test. */
export function engineTests<Engine extends Driver>(start: () => Promise<Engine>) {
  let scene: Scene<Engine>;
  endAfter(LONGEST_SUITE);
  before(async () => {
    try {
      scene = await setTheScene(start);
    } catch (error) {
      // Half of it may run: the end of this process is the end of that.
      console.error(error);
      process.exit(1);
    }
  });
  after(async () => {
    await scene.engine.stop();
    await scene.site.stop();
  });
  return (title: string, body: (scene: Scene<Engine>) => Promise<void>): void => {
    void test(title, { timeout: LONGEST_TEST * 1000 }, () => body(scene));
  };
}

async function setTheScene<Engine extends Driver>(start: () => Promise<Engine>): Promise<Scene<Engine>> {
  if (!(await build(['cdn'], { ifStale: true }))) throw new Error('The build failed.');
  const site = await startSite();
  const engine = await start();
  return { engine, site, visitor: new Visitor(engine, site.origin) };
}
