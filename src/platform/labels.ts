/**
 * A user's text for a place where VS Code draws `$(icon)`: shown literally, control and direction
 * characters left out, at most `limit` characters.
 */
export function literalLabel(text: string, limit = 40): string {
  const visible = text.replace(
    /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    '',
  );
  const characters = Array.from(visible);
  const cut = characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : visible;
  return cut.replace(/\$\(/g, '\\$(');
}
