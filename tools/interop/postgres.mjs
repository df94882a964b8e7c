/* Where the programs of PostgreSQL are: Debian keeps those of its servers out of the search path. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../engines/programs.mjs';

const DEBIAN = '/usr/lib/postgresql';

/** @param {'initdb' | 'postgres'} name */
export function postgresProgram(name) {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return (
    findProgram(name) ??
    versions.map((version) => path.join(DEBIAN, version, 'bin', name)).find((file) => existsSync(file))
  );
}
