// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares what `package.json` declares with what the code uses: commands, settings, context keys,
 * views and translatable strings.
 * @returns {string[]} a sentence for each mistake
 */
export function manifestMistakes() {
  const manifestText = readFileSync('package.json', 'utf8');
  const manifest = JSON.parse(manifestText);
  const contributes = manifest.contributes;
  const code = sourceFiles('src').map((file) => ({ file, text: readFileSync(file, 'utf8') }));

  const commandIds = idsOf('src/platform/commands.ts', 'commandIds');
  const settingIds = idsOf('src/platform/settings.ts', 'settingIds');
  const contextKeys = idsOf('src/platform/contextKeys.ts', 'contextKeys');
  const commands = Object.values(commandIds);
  const viewIds = [
    ...Object.values(contributes.views).flat(),
    ...Object.values(contributes.viewsContainers).flat(),
  ].map(({ id }) => id);

  const menuItems = Object.values(contributes.menus).flat();
  const whens = [
    ...menuItems,
    ...contributes.keybindings,
    ...contributes.viewsWelcome,
    ...Object.values(contributes.views).flat(),
    ...contributes.commands.map((/** @type {any} */ { enablement }) => ({ when: enablement })),
  ].map(({ when }) => when ?? '');
  const steps = contributes.walkthroughs.flatMap((/** @type {any} */ { steps }) => steps);
  const keysInManifest = [
    ...whens,
    ...steps.flatMap((/** @type {any} */ { completionEvents }) => completionEvents),
  ].flatMap((when) => [...when.matchAll(/(?<!onCommand:)\btenantApi\.[\w.]+/g)].map(String));

  const strings = JSON.parse(readFileSync('package.nls.json', 'utf8'));
  const usedStrings = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
  const linkedCommands = [
    ...JSON.stringify(strings).matchAll(/command:(tenantApi\.\w+)/g),
    ...JSON.stringify(steps).matchAll(/onCommand:(tenantApi\.\w+)/g),
  ].map(([, id]) => id ?? '');

  return [
    ...difference(
      'The command',
      commands,
      contributes.commands.map((/** @type {any} */ { command }) => command),
    ),
    ...difference(
      'The setting',
      Object.values(settingIds),
      Object.keys(contributes.configuration.properties),
    ),
    ...difference('The string', unique(usedStrings), Object.keys(strings)),
    ...missing(
      'is in a menu, a key binding or a link but is no command',
      [...menuItems, ...contributes.keybindings].map(({ command }) => command),
      linkedCommands,
      commands,
    ),
    ...missing(
      'is in a `when` clause but the code never sets it',
      keysInManifest,
      [],
      [...Object.values(contextKeys), ...viewIds],
    ),
    ...missing(
      'is set but no `when` clause asks for it',
      Object.values(contextKeys),
      [],
      [...keysInManifest],
    ),
    ...Object.keys(commandIds)
      .filter((name) => !code.some(({ text }) => text.includes(`register(commandIds.${name},`)))
      .map((name) => `The command ${commandIds[name]} is never registered.`),
    ...code
      .filter(({ file }) => !/[\\/]platform[\\/](commands|settings|contextKeys)\.ts$/.test(file))
      .flatMap(({ file, text }) =>
        [...commands, ...Object.values(settingIds), ...Object.values(contextKeys)]
          .filter((id) => text.includes(`'${id}'`))
          .map((id) => `${file} writes out ${id}, whose only place is in src/platform.`),
      ),
  ];
}

/**
 * Reads `export const <name> = { key: 'id', … } as const` of a source file.
 * @param {string} file
 * @param {string} name
 * @returns {Record<string, string>}
 */
function idsOf(file, name) {
  const [, object] =
    new RegExp(`export const ${name} = {([^}]*)} as const`).exec(readFileSync(file, 'utf8')) ?? [];
  const ids = [...(object ?? '').matchAll(/(\w+): '([^']+)'/g)];
  if (ids.length === 0) throw new Error(`${file} has no ${name}.`);
  return Object.fromEntries(ids.map(([, key, id]) => [key, id]));
}

/** @param {string} folder */
function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

/**
 * @param {string} what
 * @param {string[]} used
 * @param {string[]} declared
 */
function difference(what, used, declared) {
  return [
    ...used
      .filter((id) => !declared.includes(id))
      .map((id) => `${what} ${id} is used and not declared.`),
    ...declared
      .filter((id) => !used.includes(id))
      .map((id) => `${what} ${id} is declared and not used.`),
  ];
}

/**
 * @param {string} complaint
 * @param {string[]} some
 * @param {string[]} more
 * @param {string[]} known
 */
function missing(complaint, some, more, known) {
  return unique([...some, ...more])
    .filter((id) => !known.includes(id))
    .map((id) => `${id} ${complaint}.`);
}

/** @param {string[]} items */
function unique(items) {
  return [...new Set(items)];
}
