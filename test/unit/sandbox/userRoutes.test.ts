import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandboxServer';
import { call, callJson, jsonOf } from './sandboxClient';

const users = '/configapi/v2/user';

describe('sandbox users', () => {
  let sandbox: Sandbox;
  beforeEach(async () => void (sandbox = await startSandbox()));
  afterEach(() => sandbox.stop());

  const get = async (loginId: string) => jsonOf(await call(sandbox, `${users}/${loginId}`));

  it('shows a user', async () => {
    const reply = await call(sandbox, `${users}/mira.solberg`);
    assert.equal(reply.status, 200);
    assert.match(reply.headers['content-type'] ?? '', /^application\/json/);
    const user = jsonOf(reply);
    assert.equal(user['firstName'], 'Mira');
    assert.deepEqual(user['skills'], { Returns: 90, German: 60 });
    assert.deepEqual(user['roles'], ['Agent']);
    assert.equal((user['loginInfo'] as Record<string, unknown>)['isLoggedIn'], true);
  });

  it('creates a user, with an extension and without showing the password', async () => {
    const sent = {
      loginId: 'nils.öberg/2',
      password: '$$$999aaa',
      firstName: 'Nils',
      lastName: 'Öberg',
      team: 'Returns',
      workPhone: '12025550190',
      disabled: false,
      changePassword: true,
      skills: { Returns: 10 },
      roles: ['Agent'],
    };
    const created = await callJson(sandbox, 'POST', users, sent);
    assert.equal(created.status, 200);
    assert.equal(created.text, 'OK');
    assert.match(created.headers['content-type'] ?? '', /^text\/plain/);
    const reply = await call(sandbox, `${users}/${encodeURIComponent(sent.loginId)}`);
    const { password: _, ...shown } = sent;
    assert.deepEqual(jsonOf(reply), { ...shown, extension: '3106' });
    const directory = await call(sandbox, '/configapi/v2/phone/user');
    assert.ok(!`${reply.text}${directory.text}`.includes('999aaa'));
  });

  it('creates a user from a loginId alone', async () => {
    assert.equal((await callJson(sandbox, 'POST', users, { loginId: 'nils' })).status, 200);
    assert.equal((await get('nils'))['disabled'], false);
  });

  it('refuses a user that exists', async () => {
    const again = await callJson(sandbox, 'POST', users, { loginId: 'ada.koroma' });
    assert.equal(again.status, 409);
    assert.equal(jsonOf(again)['errorCode'], 'conflict');
    assert.equal((await get('ada.koroma'))['firstName'], 'Ada');
  });

  for (const [method, path] of [
    ['POST', users],
    ['PUT', `${users}/ada.koroma`],
  ] as const) {
    it(`needs JSON for ${method}`, async () => {
      const body = JSON.stringify({ loginId: 'ada.koroma' });
      for (const headers of [{}, { 'Content-Type': 'text/json' }]) {
        const reply = await call(sandbox, path, { method, headers, body });
        assert.equal(reply.status, 415);
        assert.equal(jsonOf(reply)['errorCode'], 'unsupported_media_type');
      }
    });

    it(`refuses what is no user in ${method}`, async () => {
      const bad = [
        '',
        '{',
        '{"loginId":"x",}',
        '[]',
        'null',
        '"x"',
        Buffer.from([0x22, 0xff, 0x22]),
      ];
      for (const body of bad) {
        const headers = { 'Content-Type': 'application/json; charset=utf-8' };
        const reply = await call(sandbox, path, { method, headers, body });
        assert.equal(reply.status, 400, String(body));
        assert.match(String(jsonOf(reply)['errorMessage']), /JSON/);
      }
    });

    it(`checks the attributes in ${method}`, async () => {
      const wrong = {
        loginId: 5,
        disabled: 'yes',
        skills: { Returns: 101 },
        roles: 'Agent',
        firstName: null,
        shoeSize: 43,
        constructor: 'x',
      };
      for (const [name, value] of Object.entries(wrong)) {
        const loginId = method === 'POST' ? 'new.user' : 'ada.koroma';
        const reply = await callJson(sandbox, method, path, { loginId, [name]: value });
        assert.equal(reply.status, 400, name);
        assert.match(String(jsonOf(reply)['errorMessage']), new RegExp(name));
      }
      const attributes = { ...(method === 'POST' ? { loginId: 'new.user' } : {}), team: 'Nobody' };
      const reply = await callJson(sandbox, method, path, attributes);
      assert.equal(reply.status, 404);
      assert.match(String(jsonOf(reply)['errorMessage']), /team/);
      assert.equal((await call(sandbox, `${users}/new.user`)).status, 404);
    });
  }

  it('needs a loginId for a new user', async () => {
    for (const body of [{ firstName: 'Nils' }, { loginId: '' }]) {
      const reply = await callJson(sandbox, 'POST', users, body);
      assert.equal(reply.status, 400);
      assert.match(String(jsonOf(reply)['errorMessage']), /loginId/);
    }
  });

  it('updates only what is sent', async () => {
    const before = await get('petra.lindqvist');
    const change = { disabled: 'true', team: 'Deliveries', password: 'n3w-passw0rd' };
    const reply = await callJson(sandbox, 'PUT', `${users}/petra.lindqvist`, change);
    assert.equal(reply.status, 200);
    assert.equal(reply.text, 'OK');
    const after = await get('petra.lindqvist');
    assert.deepEqual(after, { ...before, disabled: true, team: 'Deliveries' });
  });

  it('keeps the loginId', async () => {
    const path = `${users}/petra.lindqvist`;
    assert.equal((await callJson(sandbox, 'PUT', path, { loginId: 'other' })).status, 400);
    assert.equal(
      (await callJson(sandbox, 'PUT', path, { loginId: 'petra.lindqvist' })).status,
      200,
    );
  });

  it('deletes a user', async () => {
    const path = `${users}/jun.takeda`;
    const reply = await call(sandbox, path, { method: 'DELETE', body: '{"reason":"left"}' });
    assert.equal(reply.status, 200);
    assert.equal(reply.text, 'OK');
    assert.equal((await call(sandbox, path)).status, 404);
    assert.equal((await call(sandbox, path, { method: 'DELETE' })).status, 404);
  });

  it('shows and clears a lock', async () => {
    const path = `${users}/lock/tomas.reyes`;
    assert.deepEqual(jsonOf(await call(sandbox, path)), { lockedOut: true });
    const cleared = await call(sandbox, path, { method: 'PUT' });
    assert.equal(cleared.status, 200);
    assert.deepEqual(jsonOf(cleared), { lockedOut: false });
    assert.deepEqual(jsonOf(await call(sandbox, path)), { lockedOut: false });
    assert.deepEqual(jsonOf(await call(sandbox, `${users}/lock/ada.koroma`)), { lockedOut: false });
  });

  it('knows no other users', async () => {
    for (const path of [`${users}/nobody`, `${users}/lock/nobody`, `${users}/__proto__`]) {
      const read = await call(sandbox, path);
      assert.equal(read.status, 404, path);
      assert.equal(jsonOf(read)['errorCode'], 'not_found');
      assert.equal((await callJson(sandbox, 'PUT', path, {})).status, 404, path);
    }
  });

  it('lists the teams', async () => {
    const teams = jsonOf<{ name: string }[]>(await call(sandbox, '/configapi/v2/team'));
    assert.equal(teams.length, 5);
    assert.deepEqual(teams[2], { name: 'Returns' });
  });

  it('lists the phone directory', async () => {
    const path = '/configapi/v2/phone/user';
    const directory = jsonOf<Record<string, unknown>[]>(await call(sandbox, path));
    assert.equal(directory.length, 5);
    assert.deepEqual(directory[0], {
      extension: '3101',
      loginId: 'mira.solberg',
      firstName: 'Mira',
      lastName: 'Solberg',
      external: '12025550141',
      voiceMail: true,
      greeting: true,
    });
    assert.ok(!('external' in (directory[1] ?? {})));
    await callJson(sandbox, 'POST', users, { loginId: 'nils' });
    const more = jsonOf<Record<string, unknown>[]>(await call(sandbox, path));
    assert.equal(more[5]?.['loginId'], 'nils');
  });

  it('refuses the audit for want of a privilege', async () => {
    const reply = await call(sandbox, '/configapi/v2/audit');
    assert.equal(reply.status, 403);
    assert.match(reply.text, /lacks a privilege/);
    assert.equal(reply.headers['www-authenticate'], undefined);
  });

  it('starts with the same users every time', async () => {
    await call(sandbox, `${users}/jun.takeda`, { method: 'DELETE' });
    const other = await startSandbox();
    try {
      assert.equal((await call(other, `${users}/jun.takeda`)).status, 200);
    } finally {
      await other.stop();
    }
  });

  it('names the methods of each path', async () => {
    for (const [method, path, allow] of [
      ['GET', users, 'POST'],
      ['POST', `${users}/ada.koroma`, 'GET, PUT, DELETE'],
      ['DELETE', `${users}/lock/ada.koroma`, 'GET, PUT'],
      ['POST', '/configapi/v2/team', 'GET'],
      ['POST', '/configapi/v2/phone/user', 'GET'],
      ['PATCH', '/data', 'GET'],
    ] as const) {
      const reply = await call(sandbox, path, { method });
      assert.equal(reply.status, 405, path);
      assert.equal(reply.headers.allow, allow);
      assert.equal(jsonOf(reply)['errorCode'], 'method_not_allowed');
    }
  });
});
