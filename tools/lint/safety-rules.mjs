/**
 * What no source file may do, whatever its folder.
 * @type {import('eslint').Linter.RulesRecord}
 */
export const safetyRules = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
};

const namedExports = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };

const syntax = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc)$/]',
    message: 'Whatever a server or an authenticator says is text: no markup from strings.',
  },
  {
    selector: 'Identifier[name=/^unsafe(HTML|SVG|CSS|MathML|Static)$/]',
    message: 'Whatever a server or an authenticator says is text: no unsafe directives.',
  },
  { selector: 'TSEnumDeclaration', message: 'A union of literals says it without code.' },
];

const credentials = [
  {
    object: 'navigator',
    property: 'credentials',
    message: 'Only src/webauthn touches navigator.credentials.',
  },
];

const webauthnGlobals = [
  { name: 'PublicKeyCredential', message: 'Only src/webauthn touches PublicKeyCredential.' },
];

const networkGlobals = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => ({
  name,
  message: 'Only src/backend talks to the network.',
}));

const network = ['globalThis', 'window', 'self'].map((object) => ({
  object,
  property: 'fetch',
  message: 'Only src/backend talks to the network.',
}));

/**
 * @param {{ network: boolean, webauthn: boolean }} may
 * @returns {import('eslint').Linter.RulesRecord}
 */
const powers = (may) => ({
  'no-restricted-globals': [
    'error',
    ...(may.network ? [] : networkGlobals),
    ...(may.webauthn ? [] : webauthnGlobals),
    { name: 'event', message: 'Take the event as a parameter.' },
  ],
  'no-restricted-properties': [
    'error',
    ...(may.network ? [] : network),
    ...(may.webauthn ? [] : credentials),
    { object: 'document', property: 'write', message: 'No markup from strings.' },
  ],
});

/**
 * Markup, default exports, and who may reach the network or the authenticator.
 * @type {import('eslint').Linter.Config[]}
 */
export const sourceSyntax = [
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...syntax, namedExports],
      ...powers({ network: false, webauthn: false }),
    },
  },
  // A locale is one value, named by its file.
  { files: ['src/i18n/locales/*.ts'], rules: { 'no-restricted-syntax': ['error', ...syntax] } },
  { files: ['src/backend/**/*.ts'], rules: powers({ network: true, webauthn: false }) },
  { files: ['src/webauthn/**/*.ts'], rules: powers({ network: false, webauthn: true }) },
];
