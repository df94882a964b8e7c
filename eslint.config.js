import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layerRules } from './tools/lint/layer-rules.mjs';
import { safetyRules, sourceSyntax } from './tools/lint/safety-rules.mjs';

// The plugin's types make its own list of configurations optional.
const litRecommended = /** @type {import('eslint').Linter.Config} */ (lit.configs?.['flat/recommended']);

/** @type {import('eslint').Linter.RulesRecord} */
const strict = {
  // The compiler knows better which names exist.
  'no-undef': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
  ],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // `_` in front says that a parameter is there for its place only, as with tsc.
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // A switch over a union is one decision, however many members the union has.
  complexity: ['error', { max: 10, variant: 'modified' }],
  // Mapped types say `readonly` and `?`, which Record cannot.
  '@typescript-eslint/consistent-indexed-object-style': 'off',
  '@typescript-eslint/no-empty-function': ['error', { allow: ['methods'] }],
  // `void | Promise` is how Lit's own life cycle is declared.
  '@typescript-eslint/no-invalid-void-type': 'off',
  eqeqeq: ['error', 'smart'],
  // Without comments: the manual of an element stands above its class, and tools read it from there.
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

export default defineConfig(
  globalIgnores([
    '**/.venv',
    '**/target',
    'dist',
    'cdn',
    'coverage',
    '.tmp',
    'test/types',
    'jsx.d.ts',
    '**/*.generated.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  { rules: strict },
  {
    files: ['src/**/*.ts'],
    rules: {
      ...safetyRules,
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/parameter-properties': 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  ...sourceSyntax,
  ...layerRules,
  {
    files: ['src/elements/**/*.ts'],
    extends: [litRecommended, wc.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement'] }, litHtmlSources: true },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-classfield-shadowing': 'error',
      'lit/no-native-attributes': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/prefer-nothing': 'error',
      'lit/no-this-assign-in-render': 'error',
      // Lit's base class has them all, and the compiler knows.
      'wc/guard-super-call': 'off',
      // lit binds the listeners of a template to the host by itself.
      '@typescript-eslint/unbound-method': 'off',
      // A list without its marker loses its role in Safari, unless it says so; the rule of thumb is older than that.
      'lit-a11y/no-redundant-role': 'off',
      // Within a <dialog> it says which button the dialog focuses; a page is not taken by surprise.
      'lit-a11y/no-autofocus': 'off',
    },
  },
  {
    files: ['test/**', 'demo/**', 'tools/**', '*.{js,mjs,ts}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      // Stand-ins for what the platform calls: empty, synchronous where an async is asked for, or taken off their object.
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // A test says what it means even where the types already rule it out.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai's `to.be.true`
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: knownTestCalls() }],
    },
  },
  {
    // Plain ES modules typed by JSDoc: checked by tsc, but casts cost more there than they tell.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);

/** Calls whose promise nobody needs to await. */
function knownTestCalls() {
  return [
    // The runner itself awaits these.
    { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
    // A matter of types only: `to.equal` is synchronous, except in Open Web Components' declaration.
    { from: 'package', package: 'chai', name: 'Equal' },
  ];
}
