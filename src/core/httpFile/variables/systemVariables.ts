import type { PrepareContext } from '../prepareContext';
import { shownName, type Finding } from '../problems';
import { addTime, formatIso, formatRfc1123, formatTime, isTimeUnit, type Zone } from './dateTime';
import { readDotenv } from './dotenv';
import { randomInteger, randomUuid, randomValue } from './randomValues';
import { isTokenCall } from './tokenNames';

type Answer = { readonly value: string } | Finding;

/** Names of system variables with what may follow them, for completion. */
export const systemVariables: readonly { readonly name: string; readonly example: string }[] = [
  { name: '$guid', example: '$guid' },
  { name: '$uuid', example: '$uuid' },
  { name: '$timestamp', example: '$timestamp -1 d' },
  { name: '$isoTimestamp', example: '$isoTimestamp' },
  { name: '$datetime', example: "$datetime 'YYYY-MM-DD' 1 d" },
  { name: '$localDatetime', example: '$localDatetime iso8601' },
  { name: '$randomInt', example: '$randomInt 1 100' },
  { name: '$random.uuid', example: '$random.uuid' },
  { name: '$random.integer', example: '$random.integer(1, 100)' },
  { name: '$random.float', example: '$random.float(0, 1)' },
  { name: '$random.alphabetic', example: '$random.alphabetic(8)' },
  { name: '$random.alphanumeric', example: '$random.alphanumeric(8)' },
  { name: '$random.hexadecimal', example: '$random.hexadecimal(8)' },
  { name: '$random.email', example: '$random.email' },
  { name: '$processEnv', example: '$processEnv NAME' },
  { name: '$dotenv', example: '$dotenv NAME' },
  { name: '$shared', example: '$shared name' },
  { name: '$auth.token', example: '$auth.token("id")' },
];

/** True for the name of a system variable, without its arguments and with the `$`. */
export function isSystemVariable(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    lower.startsWith('$env.') || systemVariables.some((known) => known.name.toLowerCase() === lower)
  );
}

/**
 * The value of a system variable, or why it has none.
 *
 * @param name with its arguments, for example `$timestamp -1 d`
 */
export async function resolveSystemVariable(
  name: string,
  context: PrepareContext,
): Promise<Answer> {
  if (isTokenCall(name)) return { code: 'token-misplaced', facts: { name: shownName(name) } };
  const [, word, rest] = /^\$([\w.]+)([^]*)$/.exec(name) ?? [];
  const argument = (rest ?? '').trim();
  switch ((word ?? '').toLowerCase()) {
    case 'guid':
    case 'uuid':
      return argument === '' ? { value: randomUuid(context.random) } : badArguments(name);
    case 'timestamp':
      return orBad(name, timestamp(argument, context.now()));
    case 'isotimestamp':
      return { value: formatTime(context.now(), 'YYYY-MM-DDTHH:mm:ss[Z]', 'utc') };
    case 'datetime':
      return orBad(name, dateTime(argument, context.now(), 'utc'));
    case 'localdatetime':
      return orBad(name, dateTime(argument, context.now(), 'local'));
    case 'randomint':
      return orBad(name, integer(argument, context.random));
    case 'processenv':
      return processVariable(argument, name, context);
    case 'dotenv':
      return dotenvVariable(argument, name, context);
    case 'shared':
      return orUnknown(name, context.environment.shared.get(argument)?.value);
  }
  if (word?.startsWith('random.')) {
    return orBad(name, randomValue(name.slice('$random.'.length), context.random));
  }
  if (word?.startsWith('env.')) return processVariable(word.slice('env.'.length), name, context);
  return orUnknown(name, undefined);
}

function orUnknown(name: string, value: string | undefined): Answer {
  return value === undefined
    ? { code: 'variable-unknown', facts: { name: shownName(name) } }
    : { value };
}

function orBad(name: string, value: string | undefined): Answer {
  return value === undefined ? badArguments(name) : { value };
}

function badArguments(name: string): Finding {
  return { code: 'variable-arguments-invalid', facts: { name: shownName(name) } };
}

/** Seconds since the Unix epoch, with an offset such as `-1 d`. */
function timestamp(argument: string, now: number): string | undefined {
  const time = withOffset(argument, now, 'utc');
  return time === undefined ? undefined : String(Math.floor(time / 1000));
}

function dateTime(argument: string, now: number, zone: Zone): string | undefined {
  const [whole, format] = /^(iso8601|rfc1123|'[^']*'|"[^"]*"|)(?=\s|$)/.exec(argument) ?? [];
  if (whole === undefined || format === undefined) return undefined;
  const time = withOffset(argument.slice(whole.length).trim(), now, zone);
  if (time === undefined) return undefined;
  if (format === 'rfc1123') return formatRfc1123(time, zone);
  if (format === '' || format === 'iso8601') return formatIso(time, zone);
  return formatTime(time, format.slice(1, -1), zone);
}

/** A moment with an offset; `undefined` where the offset is none, or leads out of what dates reach. */
function withOffset(offset: string, now: number, zone: Zone): number | undefined {
  if (offset === '') return now;
  const [, amount, unit] = /^([+-]?\d{1,9})\s*([a-zA-Z]{1,2})$/.exec(offset) ?? [];
  if (amount === undefined || unit === undefined || !isTimeUnit(unit)) return undefined;
  const time = addTime(now, Number(amount), unit, zone);
  return Number.isNaN(new Date(time).getTime()) ? undefined : time;
}

function integer(argument: string, random: () => number): string | undefined {
  if (argument === '') return randomInteger(0, 1000, random);
  const [, min, max] = /^(-?\d+)\s+(-?\d+)$/.exec(argument) ?? [];
  return randomInteger(Number(min), Number(max), random);
}

/** A variable of the process, empty where there is none; `%name` takes its name from the environment. */
function processVariable(argument: string, name: string, context: PrepareContext): Answer {
  if (argument === '') return badArguments(name);
  if (!context.workspaceTrusted) {
    return { code: 'untrusted-workspace', facts: { needs: 'process-environment' } };
  }
  return { value: context.processEnv(indirect(argument, context)) ?? '' };
}

async function dotenvVariable(
  argument: string,
  name: string,
  context: PrepareContext,
): Promise<Answer> {
  if (argument === '') return badArguments(name);
  if (!context.workspaceTrusted) {
    return { code: 'untrusted-workspace', facts: { needs: 'dotenv' } };
  }
  const values = readDotenv((await context.dotenv()) ?? '');
  return orUnknown(name, values.get(indirect(argument, context)));
}

function indirect(argument: string, { environment }: PrepareContext): string {
  if (!argument.startsWith('%')) return argument;
  return environment.values.get(argument.slice(1))?.value ?? argument.slice(1);
}
