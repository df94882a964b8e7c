import { cleanUp } from './tools/manifest/clean-up.mjs';

export default {
  // Shared modules are read so that the elements inherit what is documented there; clean-up drops them afterwards.
  globs: ['src/elements/**/*.ts', 'src/events/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  litelement: true,
  quiet: true,
  plugins: [cleanUp()],
};
