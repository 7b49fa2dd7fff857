/** Writes a text as a string literal of a language. */
export type Literal = (text: string) => string;

type Escapes = Readonly<Record<string, string>>;

const common: Escapes = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const separators = '\\u2028\\u2029\\ufeff';

/**
 * Literals in one kind of quotes.
 *
 * @param special characters that mean something within the quotes, beside quote and backslash
 * @param code writes a control character, or one that no editor shows, by its number
 */
function literal(quote: string, special: Escapes, code: (number: number) => string): Literal {
  const escapes: Escapes = { ...common, [quote]: `\\${quote}`, ...special };
  const pattern = new RegExp(
    `[\\\\${quote}${Object.keys(special).join('')}\\0-\\x1f\\x7f${separators}]`,
    'g',
  );
  return (text) => {
    const escaped = text.replace(
      pattern,
      (character) => escapes[character] ?? code(character.charCodeAt(0)),
    );
    return quote + escaped + quote;
  };
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');
const unicode = (number: number) => `\\u${hex(number, 4)}`;

export const javascriptLiteral = literal("'", {}, unicode);
export const pythonLiteral = literal('"', {}, unicode);
export const goLiteral = literal('"', {}, unicode);
export const csharpLiteral = literal('"', {}, unicode);
export const kotlinLiteral = literal('"', { $: '\\$' }, unicode);
export const rubyLiteral = literal('"', { '#': '\\#' }, unicode);
export const phpLiteral = literal('"', { $: '\\$' }, (number) => `\\u{${hex(number, 1)}}`);
export const swiftLiteral = literal('"', {}, (number) => `\\u{${hex(number, 1)}}`);
/** Java reads `\u` before it reads literals, so that a control character has to be octal. */
export const javaLiteral = literal('"', {}, (number) =>
  number < 0x80 ? `\\${number.toString(8).padStart(3, '0')}` : unicode(number),
);

/** In single quotes, of which PowerShell knows five kinds, or with backticks where lines break. */
export const powershellLiteral: Literal = (text) => {
  if (!/[\0-\x1f\x7f]/.test(text)) return `'${text.replace(/['\u2018-\u201B]/g, '$&$&')}'`;
  const escapes: Escapes = { '\n': '`n', '\r': '`r', '\t': '`t' };
  const escaped = text.replace(
    /[`"$\u201C-\u201E\0-\x1f\x7f]/g,
    (character) =>
      escapes[character] ??
      (/[^\0-\x1f\x7f]/.test(character) ? `\`${character}` : `$([char]${character.charCodeAt(0)})`),
  );
  return `"${escaped}"`;
};
