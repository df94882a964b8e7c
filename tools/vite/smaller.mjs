import { minify } from 'terser';
import { minifyLiterals } from './minify-literals.mjs';

/** @type {import('terser').MinifyOptions} */
const options = {
  module: true,
  ecma: 2022,
  compress: { ecma: 2022, passes: 3, unsafe_arrows: true },
  format: { comments: /^!/ },
};

/**
 * What Vite's own minifier leaves: templates and style sheets, and some two in a hundred bytes that Terser still finds
 * (measured: together 4 % of the compressed file).
 * @returns {import('vite').Plugin}
 */
export function smaller() {
  return {
    name: 'smaller',
    enforce: 'post',
    transform: (code, id) => (id.includes('/src/') ? { code: minifyLiterals(code), map: null } : undefined),
    async generateBundle(_output, bundle) {
      for (const item of Object.values(bundle)) {
        if (item.type === 'chunk') item.code = (await minify(item.code, options)).code ?? item.code;
      }
    },
  };
}
