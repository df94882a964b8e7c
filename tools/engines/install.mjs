/*
 * node tools/engines/install.mjs: brings what the suites need that are skipped without it, where Debian's packages
 * can be installed. Never fails: what did not come is named by the suite that misses it.
 */
import { installDebian } from '../lib/apt.mjs';
import { missingPackages, suites } from './programs.mjs';

for (const suite of suites) {
  const missing = missingPackages(suite);
  // One suite at a time, so that a package which is not to be had takes no other with it.
  if (missing.length > 0) installDebian(missing);
}
