/**
 * A user's text for a place where VS Code draws `$(icon)`: shown literally, control and direction
 * characters left out, at most `limit` characters.
 */
export function literalLabel(text: string, limit = 40): string {
  const visible = text.replace(
    // eslint-disable-next-line no-control-regex -- control characters are what is removed
    /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    '',
  );
  const characters = [...visible];
  const cut = characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : visible;
  return cut.replace(/\$\(/g, '\\$(');
}
