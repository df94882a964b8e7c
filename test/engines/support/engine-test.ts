import { after, before, test } from 'node:test';
import { endAfter } from '../../../tools/engines/background.mjs';
import type { Driver } from '../../../tools/engines/driver.mjs';
import { reasonToSkip } from '../../../tools/engines/programs.mjs';
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

/**
 * One engine and one site for all tests of a file. Returns how to declare a test; where the engine is not there, the
 * test is skipped and nothing is started.
 */
export function engineTests<Engine extends Driver>(
  name: Parameters<typeof reasonToSkip>[0],
  start: () => Promise<Engine>,
) {
  const skip = reasonToSkip(name) ?? false;
  let scene: Scene<Engine>;

  if (!skip) {
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
  }

  type Body = (scene: Scene<Engine>) => Promise<void>;
  const declare = (title: string, options: { readonly todo?: string }, body: Body): void => {
    void test(title, { skip, timeout: LONGEST_TEST * 1000, ...options }, () => body(scene));
  };
  return Object.assign((title: string, body: Body) => declare(title, {}, body), {
    /** Of something that is known not to work yet, and why. */
    todo: (title: string, todo: string, body: Body) => declare(title, { todo }, body),
  });
}

async function setTheScene<Engine extends Driver>(start: () => Promise<Engine>): Promise<Scene<Engine>> {
  if (!(await build(['cdn'], { ifStale: true }))) throw new Error('The build failed.');
  const site = await startSite();
  const engine = await start();
  return { engine, site, visitor: new Visitor(engine, site.origin) };
}
