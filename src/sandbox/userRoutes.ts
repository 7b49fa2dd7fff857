import { failure, json, Refusal, text } from './answer';
import type { Route } from './routes';
import { readUserAttributes } from './userAttributes';
import { teamNames, type Account, type User, type Users } from './users';

const base = '/configapi/v2';

/** Users with their locks, teams and the phone directory, and one path the login has no right to. */
export function userRoutes(users: Users): readonly Route[] {
  const known = (loginId: string): Account => {
    const account = users.get(loginId);
    if (!account) throw new Refusal(failure(404, 'not_found', 'There is no such user.'));
    return account;
  };
  return [
    {
      path: `${base}/user`,
      handlers: {
        POST: ({ headers, body }) => {
          const { password: _, loginId, ...attributes } = readUserAttributes(headers, body);
          if (loginId === undefined) {
            throw new Refusal(failure(400, 'bad_request', 'A new user needs a loginId.'));
          }
          if (users.get(loginId)) {
            throw new Refusal(failure(409, 'conflict', 'A user with this loginId exists.'));
          }
          users.put({ ...newUser(users.freeExtension()), ...attributes, loginId });
          return text('OK');
        },
      },
    },
    {
      path: `${base}/user/{}`,
      handlers: {
        GET: (_, loginId = '') => json(known(loginId).user),
        PUT: ({ headers, body }, loginId = '') => {
          const { password: _, ...attributes } = readUserAttributes(headers, body);
          const { user } = known(loginId);
          if ((attributes.loginId ?? loginId) !== loginId) {
            throw new Refusal(failure(400, 'bad_request', 'The loginId can’t be changed.'));
          }
          users.put({ ...user, ...attributes });
          return text('OK');
        },
        DELETE: (_, loginId = '') => {
          known(loginId);
          users.delete(loginId);
          return text('OK');
        },
      },
    },
    {
      path: `${base}/user/lock/{}`,
      handlers: {
        GET: (_, loginId = '') => json({ lockedOut: known(loginId).lockedOut }),
        PUT: (_, loginId = '') => {
          users.unlock(known(loginId));
          return json({ lockedOut: false });
        },
      },
    },
    {
      path: `${base}/team`,
      handlers: { GET: () => json(teamNames.map((name) => ({ name }))) },
    },
    {
      path: `${base}/phone/user`,
      handlers: { GET: () => json(users.all().map(directoryEntry)) },
    },
    {
      path: `${base}/audit`,
      handlers: { GET: () => text('The login lacks a privilege: View audit records.', 403) },
    },
  ];
}

function newUser(extension: string): Omit<User, 'loginId'> {
  return {
    firstName: '',
    lastName: '',
    team: teamNames[0] ?? '',
    extension,
    disabled: false,
    changePassword: false,
    skills: {},
    roles: [],
  };
}

function directoryEntry({ user, line }: Account): object {
  const { extension, loginId, firstName, lastName } = user;
  return { extension, loginId, firstName, lastName, ...line };
}
