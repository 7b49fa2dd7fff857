/** A random number from 0 up to but not including 1. */
export type Random = () => number;

const lowerCase = 'abcdefghijklmnopqrstuvwxyz';
const alphabets = {
  alphabetic: lowerCase + lowerCase.toUpperCase(),
  alphanumeric: `${lowerCase}${lowerCase.toUpperCase()}0123456789_`,
  hexadecimal: '0123456789abcdef',
};

const mostCharacters = 10_000;

/** A UUID of version 4 (RFC 9562 section 5.4). */
export function randomUuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => below(16, random));
  digits[12] = 4;
  digits[16] = 8 + below(4, random);
  const text = digits.map((digit) => digit.toString(16)).join('');
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20),
  ].join('-');
}

/** An integer from `min` up to but not including `max`; `undefined` where there is none. */
export function randomInteger(min: number, max: number, random: Random): string | undefined {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min >= max) return undefined;
  return String(min + below(max - min, random));
}

/**
 * `$random.integer(1, 10)`, `.float(1, 2)`, `.alphabetic(8)`, `.alphanumeric(8)`, `.hexadecimal(8)`,
 * `.email`, `.uuid`; `undefined` for other calls.
 *
 * @param call what follows `$random.`
 */
export function randomValue(call: string, random: Random): string | undefined {
  const [, kind, brackets] = /^(\w+)\s*(?:\(([^)]*)\))?$/.exec(call) ?? [];
  const numbers = (brackets ?? '')
    .split(',')
    .filter((text) => text.trim() !== '')
    .map(Number);
  if (numbers.some((number) => !Number.isFinite(number))) return undefined;
  const [first, second] = numbers;
  switch (kind) {
    case 'uuid':
      return randomUuid(random);
    case 'integer':
      return randomInteger(first ?? 0, second ?? 1000, random);
    case 'float':
      return (first ?? 0) < (second ?? 1000)
        ? String((first ?? 0) + random() * ((second ?? 1000) - (first ?? 0)))
        : undefined;
    case 'email':
      return `${letters(lowerCase, 8, random)}@${letters(lowerCase, 6, random)}.example`;
    case 'alphabetic':
    case 'alphanumeric':
    case 'hexadecimal':
      return first !== undefined && first >= 1 && first <= mostCharacters
        ? letters(alphabets[kind], first, random)
        : undefined;
    default:
      return undefined;
  }
}

function letters(alphabet: string, length: number, random: Random): string {
  return Array.from({ length }, () => alphabet[below(alphabet.length, random)]).join('');
}

function below(limit: number, random: Random): number {
  return Math.min(Math.floor(random() * limit), limit - 1);
}
