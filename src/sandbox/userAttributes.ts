import type { HeaderList } from '../core/http/httpClient';
import { failure, Refusal } from './answer';
import { mediaType } from './mediaType';
import { teamNames, type User } from './users';

/** The attributes of a user that a body may set. */
export type UserAttributes = Partial<
  Omit<User, 'loginInfo'> & {
    /** Accepted, and kept nowhere. */
    readonly password: string;
  }
>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const readers: Readonly<Record<keyof UserAttributes, (value: unknown) => unknown>> = {
  loginId: nonEmptyText,
  password: nonEmptyText,
  firstName: anyText,
  lastName: anyText,
  team: nonEmptyText,
  extension: anyText,
  email: anyText,
  workPhone: anyText,
  mobilePhone: anyText,
  disabled: flag,
  changePassword: flag,
  skills: levels,
  roles: texts,
};

/**
 * Reads the attributes of a user from a JSON body.
 *
 * @throws Refusal 415 for another media type, 400 for what is no JSON object, for an attribute that
 *   doesn't exist and for a value of the wrong type, 404 for an unknown team
 */
export function readUserAttributes(headers: HeaderList, body: Uint8Array): UserAttributes {
  if (mediaType(headers) !== 'application/json') {
    throw new Refusal(
      failure(415, 'unsupported_media_type', 'The Content-Type has to be application/json.'),
    );
  }
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(readObject(body))) {
    if (!Object.hasOwn(readers, name)) {
      throw badRequest(`A user has no attribute ${JSON.stringify(name.slice(0, 60))}.`);
    }
    const read = readers[name as keyof UserAttributes](value);
    if (read === undefined) throw badRequest(`The value of ${name} is not of the right type.`);
    attributes[name] = read;
  }
  const { team } = attributes as UserAttributes;
  if (team !== undefined && !teamNames.includes(team)) {
    throw new Refusal(failure(404, 'not_found', 'There is no such team.'));
  }
  return attributes;
}

function readObject(body: Uint8Array): object {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('The body has to be a JSON object.');
  }
  return value;
}

function badRequest(message: string): Refusal {
  return new Refusal(failure(400, 'bad_request', message));
}

function anyText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function nonEmptyText(value: unknown): string | undefined {
  const text = anyText(value);
  return text === '' ? undefined : text;
}

/** A boolean, also written as text. */
function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function levels(value: unknown): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const isLevel = (level: unknown) => typeof level === 'number' && level >= 0 && level <= 100;
  return Object.values(value).every(isLevel) ? (value as Record<string, number>) : undefined;
}

function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((item) => typeof item === 'string') ? value : undefined;
}
