import { elementFolders, layers, topModules } from '../layers.mjs';

/** Packages that the library as a whole may import; each layer allows some of them. */
const allPackages = ['lit', '@simplewebauthn/browser'];

const unsafeImports = [
  { regex: '/directives/unsafe-', message: 'Whatever a server or an authenticator says is text.' },
  { regex: '^lit/static-html|^lit-html/static', message: 'Templates are written, not computed.' },
];

/** @param {readonly string[]} names */
const oneOf = (names) => `(?:${names.join('|')})`;

/**
 * @param {string} layer
 * @returns {{ regex: string, message: string }[]}
 */
function patternsOf(layer) {
  const rules = layers[layer];
  if (!rules) throw new Error(`No layer is called ${layer}`);
  const folders = Object.keys(layers).filter((name) => name !== layer && !rules.uses.includes(name));
  const packages = allPackages.filter((name) => !rules.packages.includes(name));
  return [
    ...unsafeImports,
    { regex: `^(?:\\.\\./)+${oneOf(topModules)}\\.js$`, message: 'Nothing below imports the top modules.' },
    { regex: '(?:^|/)define\\.js$', message: 'Only define modules and the page register elements.' },
    ...(folders.length > 0
      ? [
          {
            regex: `^(?:\\.\\./)+${oneOf(folders)}/`,
            message: `${layer} may import only: ${rules.uses.join(', ') || 'nothing'}.`,
          },
        ]
      : []),
    ...(packages.length > 0
      ? [{ regex: `^${oneOf(packages)}(?:/|$)`, message: `${layer} does not use this package.` }]
      : []),
  ];
}

/**
 * @param {string[]} files
 * @param {{ regex: string, message: string }[]} patterns
 * @returns {import('eslint').Linter.Config}
 */
const restrict = (files, patterns) => ({
  name: `layers: ${files.join(' ')}`,
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

/**
 * The direction of imports, as lint rules: one block a folder, since blocks replace each other.
 * @type {import('eslint').Linter.Config[]}
 */
export const layerRules = [
  ...Object.keys(layers).map((layer) => restrict([`src/${layer}/**/*.ts`], patternsOf(layer))),
  ...elementFolders.map((folder) =>
    restrict(
      [`src/elements/${folder}/**/*.ts`],
      [
        ...patternsOf('elements'),
        {
          regex: `/${oneOf(elementFolders.filter((other) => other !== folder))}/`,
          message: 'No element imports another.',
        },
      ],
    ),
  ),
  restrict(
    ['src/elements/shared/**/*.ts'],
    [
      ...patternsOf('elements'),
      { regex: `/${oneOf(elementFolders)}/`, message: 'What is shared knows no element.' },
    ],
  ),
];
