// @ts-check

/** This process's environment without what npm or an editor's terminal has added to it. */
export function inheritedEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|MOCHA_)/i.test(name),
    ),
  );
}
