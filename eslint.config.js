// @ts-check
import tseslint from 'typescript-eslint';

const pure = ['engine/{model,state,elements,triggers,kernel,checks,expressions,forms}/**/*.ts'];
const ban = (/** @type {string} */ selector, /** @type {string} */ message) => ({ selector, message });
const named = ban('ExportDefaultDeclaration', 'Named exports only.');

// A later block's no-restricted-syntax replaces an earlier one's; it is not merged. Hence the shared lists.
const synchronous = [
  ban('AwaitExpression', 'The core is synchronous.'),
  ban(':function[async=true]', 'The core is synchronous.'),
  ban('NewExpression[callee.name="Promise"]', 'The core is synchronous.'),
  named,
];
const noKinds = [
  ban(
    'BinaryExpression[operator=/^[!=]==$/] > MemberExpression[property.name="kind"]',
    'Do not branch on a kind here: give the element or trigger behaviour a hook instead.',
  ),
  ban(
    'SwitchStatement > MemberExpression.discriminant[property.name="kind"]',
    'Do not switch on a kind here: give the element or trigger behaviour a hook instead.',
  ),
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      'data',
      '*.config.js',
      '.dependency-cruiser.cjs',
      'ui/vite.config.ts',
      'scripts/**/*.mjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 15, variant: 'modified' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', named],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': [
        'error',
        'Date',
        'process',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'fetch',
        'crypto',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take randomness from the environment.' },
      ],
      'no-restricted-syntax': ['error', ...synchronous],
    },
  },
  {
    files: ['engine/{model,state,kernel,checks}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...synchronous, ...noKinds] },
  },
  // What other engines' JavaScript interfaces look like is theirs.
  {
    files: ['bench/core.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
);
