import tseslint from 'typescript-eslint';

/** What each layer of `src` may import; `docs/architecture.md` shows the same table. */
const layers = {
  core: { forbid: ['vscode', 'axios', 'node:*', '**/features/**', '**/platform/**', '**/http/**', '**/protocol/**', '**/webview/**', '**/sandbox/**'], allowWithin: 'core' },
};

const features = ['tenants', 'tokens', 'requestPanel', 'httpFiles', 'sandbox'];

function restrict(files, message, group) {
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
  };
}

export default tseslint.config();
