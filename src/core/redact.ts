/** What stands where a secret was: fixed, so that it tells neither length nor beginning. */
export const mask = '••••••••';

/** Shorter values would mask ordinary words all over a text. */
const shortestSecret = 6;

const sensitiveHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
]);

/** Places where a secret stands whatever its value; the first group is kept, the rest masked. */
const patterns: readonly RegExp[] = [
  /("(?:access_token|refresh_token|id_token|client_secret)"\s*:\s*")(?:[^"\\]|\\.)*/gi,
  /((?:^|[?&\s"'])(?:access_token|refresh_token|client_secret)=)[^&\s"']+/gi,
  /(\b(?:proxy-)?authorization\s*[:=]\s*["']?(?:bearer|basic)\s+)[A-Za-z0-9\-._~+/=]+/gi,
  /(\bbearer\s+)[A-Za-z0-9\-._~+/]{16,}=*/gi,
  /(\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g,
];

/**
 * The one place that decides what of a secret may be seen: nothing. It masks the exact values it was
 * told of, in the forms in which they travel, and what stands where a secret is expected.
 */
export class Redactor {
  private readonly forms = new Map<string, readonly string[]>();
  private matcher: RegExp | undefined;

  /** Masks this value from now on. */
  add(secret: string): void {
    if (secret.length < shortestSecret || this.forms.has(secret)) return;
    this.forms.set(secret, formsOf(secret));
    this.matcher = undefined;
  }

  /** The text with every known value and every expected place masked. */
  redact(text: string): string {
    let result = this.redactValues(text);
    for (const pattern of patterns) result = result.replace(pattern, `$1${mask}`);
    return result;
  }

  /** The text with the known values masked and nothing else changed. */
  redactValues(text: string): string {
    if (this.forms.size === 0 || text === '') return text;
    this.matcher ??= new RegExp(
      [...this.forms.values()]
        .flat()
        .sort((a, b) => b.length - a.length)
        .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|'),
      'g',
    );
    return text.replace(this.matcher, mask);
  }

  /** A header's value as it may be shown. */
  redactHeader(name: string, value: string): string {
    if (!sensitiveHeaders.has(name.toLowerCase())) return this.redact(value);
    const authenticationScheme = /^(bearer|basic|digest)\s/i.exec(value)?.[1];
    return authenticationScheme ? `${authenticationScheme} ${mask}` : mask;
  }
}

/** True for a header whose value is never kept. */
export function isSensitiveHeader(name: string): boolean {
  return sensitiveHeaders.has(name.toLowerCase());
}

/** A value as it is, percent-encoded, form-encoded, in both base64 alphabets and inside JSON. */
function formsOf(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
  return [
    ...new Set([
      secret,
      encodeURIComponent(secret),
      new URLSearchParams([['', secret]]).toString().slice(1),
      base64,
      base64.replace(/\+/g, '-').replace(/\//g, '_'),
      JSON.stringify(secret).slice(1, -1),
    ]),
  ];
}

/**
 * A server's own words as they may be shown: redacted, control and direction characters made
 * visible, at most `limit` characters.
 */
export function plainText(text: string, redactor: Redactor, limit = 300): string {
  const cut = text.length > limit * 4 ? text.slice(0, limit * 4) : text;
  const visible = redactor
    .redact(cut)
    .replace(/\s*[\r\n]+\s*/g, ' ')

    .replace(
      /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
      codePoint,
    );
  return visible.length > limit ? `${visible.slice(0, limit - 1)}…` : visible;
}

function codePoint(character: string): string {
  return `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
