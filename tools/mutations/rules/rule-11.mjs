/* Where a visitor may be sent. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'any origin',
    file: 'src/elements/shared/return-to.ts',
    take: 'web && known && !url',
    put: 'web && !url',
    test: 'test/rules/rule-11-return-to.browser.ts',
  },
  {
    what: 'any scheme',
    file: 'src/elements/shared/return-to.ts',
    take: 'return web && known',
    put: 'return known',
    test: 'test/rules/rule-11-return-to.browser.ts',
  },
  {
    what: 'a user name in the URL',
    file: 'src/elements/shared/return-to.ts',
    take: ' && !url.username && !url.password',
    put: '',
    test: 'test/rules/rule-11-return-to.browser.ts',
  },
  {
    what: 'unchecked',
    file: 'src/elements/shared/return-to.ts',
    take: 'allowedUrl(target, listed, configured);\n  if (url)',
    put: 'allowedUrl(target, listed, configured) ?? new URL(target, document.baseURI);\n  if (url)',
    test: 'test/rules/rule-11-return-to.browser.ts',
  },
];
