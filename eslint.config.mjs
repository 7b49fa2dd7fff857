import tseslint from 'typescript-eslint';

/**
 * What no file of a layer may import; `docs/architecture.md` shows the same table the other way
 * round. Patterns are those of `no-restricted-imports`, relative to nothing: they match the text.
 */
const nothingOf = {
  vscode: ['vscode'],
  axios: ['axios', 'axios/*'],
  node: ['node:*'],
  preact: ['preact', 'preact/*'],
  core: ['**/core/**'],
  protocol: ['**/protocol/**'],
  http: ['**/src/http/**', '../http/*', '../../http/*'],
  platform: ['**/platform/**'],
  features: ['**/features/**'],
  webview: ['**/webview/**'],
  sandbox: ['**/sandbox/**'],
};

/** One rule for each layer of `src`: the names of what it may not import. */
function layer(folder, forbidden) {
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: forbidden.map((name) => ({
            group: nothingOf[name],
            message: `src/${folder} does not depend on ${name} (docs/architecture.md).`,
          })),
        },
      ],
    },
  };
}

/** `core/http` and `src/http` look alike from inside `core`; depth tells them apart. */
const coreStaysBelow = [
  {
    selector: 'ImportDeclaration[source.value=/^\\.\\.\\/\\.\\.\\/http/]',
    message: 'src/core does not depend on http (docs/architecture.md).',
  },
];

const features = ['tenants', 'tokens', 'requests', 'requestPanel', 'httpFiles', 'sandbox', 'data'];

/** Features know nothing of each other; they meet through interfaces in `core`. */
function feature(name) {
  return {
    files: [`src/features/${name}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...['axios', 'preact', 'http', 'webview'].map((other) => ({
              group: nothingOf[other],
              message: `A feature does not depend on ${other} (docs/architecture.md).`,
            })),
            {
              group: [
                '**/src/sandbox/**',
                '../../sandbox/*',
                ...features.filter((other) => other !== name).map((other) => `../${other}/**`),
              ],
              message: 'A feature does not depend on another one (docs/architecture.md).',
            },
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test', 'test/fixtures/sample'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowInGenericTypeArguments: true }],
    },
  },
  layer('core', [
    'vscode',
    'axios',
    'node',
    'preact',
    'protocol',
    'platform',
    'features',
    'webview',
    'sandbox',
  ]),
  layer('protocol', [
    'vscode',
    'axios',
    'node',
    'preact',
    'http',
    'platform',
    'features',
    'webview',
    'sandbox',
  ]),
  layer('http', ['vscode', 'preact', 'protocol', 'platform', 'features', 'webview', 'sandbox']),
  layer('platform', ['axios', 'preact', 'protocol', 'features', 'webview', 'sandbox']),
  layer('webview', ['vscode', 'axios', 'node', 'platform', 'features', 'sandbox']),
  layer('sandbox', ['vscode', 'axios', 'preact', 'protocol', 'platform', 'features', 'webview']),
  {
    files: ['src/core/*.ts', 'src/core/*/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...coreStaysBelow] },
  },
  ...features.map(feature),
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests look at what types promise, such as the value of an index.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      'no-console': 'off',
    },
  },
);
