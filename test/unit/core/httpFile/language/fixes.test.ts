import assert from 'node:assert/strict';
import { noEnvironment } from '../../../../../src/core/httpFile/environments';
import { problemsOf } from '../../../../../src/core/httpFile/httpFile';
import { fixesFor } from '../../../../../src/core/httpFile/language/language';
import { applied } from './marked';

const tenants = ['acme', 'globex'];

/** The texts that the fixes of the first problem of a kind lead to. */
function fixed(text: string, code: string): Record<string, string> {
  const problems = problemsOf(text, {
    environment: noEnvironment,
    knowsTenant: (name) => tenants.includes(name),
  });
  const problem = problems.find((candidate) => candidate.code === code);
  assert.ok(problem, `${code} is not among ${problems.map((found) => found.code).join(', ')}`);
  const fixes = fixesFor(text, problem, { tenants, environmentNames: [] });
  return Object.fromEntries(
    fixes.map(({ kind, facts, changes }) => [
      [kind, ...Object.values(facts)].join(' '),
      applied(text, changes),
    ]),
  );
}

describe('Quick fixes', () => {
  it('move a separator to the first column', () => {
    const text = 'GET /a\n\n  ###\nGET /b';
    assert.equal(fixed(text, 'separator-indented')['remove-indent'], 'GET /a\n\n###\nGET /b');
  });

  it('repair a header line without a colon', () => {
    const fixes = fixed('POST /a\nAccept text/plain\n', 'header-without-colon');
    assert.equal(fixes['insert-colon'], 'POST /a\nAccept: text/plain\n');
    assert.equal(fixes['start-body'], 'POST /a\n\nAccept text/plain\n');
    assert.equal(fixes['comment-out'], 'POST /a\n# Accept text/plain\n');
    assert.deepEqual(Object.keys(fixed('POST /a\n{"a"}\n', 'header-without-colon')), [
      'start-body',
      'comment-out',
    ]);
  });

  it('join headers and query with what they belong to', () => {
    assert.deepEqual(fixed('GET /a\n\nAccept: */*\n', 'body-like-headers'), {
      'remove-blank-line': 'GET /a\nAccept: */*\n',
    });
    assert.deepEqual(fixed('GET /a\n\n\n?b=c\n', 'query-after-blank-line'), {
      'remove-blank-line': 'GET /a\n?b=c\n',
    });
  });

  it('take lines away that can not be sent', () => {
    assert.equal(
      fixed('GET /a\nTE: trailers\nA: b', 'header-reserved')['remove-line'],
      'GET /a\nA: b',
    );
    assert.equal(fixed('GET /a\nConnection: close\n', 'header-dropped')['remove-line'], 'GET /a\n');
  });

  it('move a directive above its request', () => {
    assert.equal(
      fixed('###\nGET /a\n# @tenant acme\n', 'directive-misplaced')['move-above-request'],
      '###\n# @tenant acme\nGET /a\n',
    );
  });

  it('give a second request of a name another one', () => {
    assert.equal(
      fixed('# @name a\nGET /\n###\n# @name a\nGET /', 'name-duplicate')['rename-request a-2'],
      '# @name a\nGET /\n###\n# @name a-2\nGET /',
    );
  });

  it('offer the tenants there are, the likeliest first', () => {
    const fixes = fixed('# @tenant globx\nGET /', 'tenant-unknown');
    assert.deepEqual(Object.keys(fixes), ['change-tenant globex', 'change-tenant acme']);
    assert.equal(fixes['change-tenant globex'], '# @tenant globex\nGET /');
  });

  it('define an unknown variable, ask for it, or correct its spelling', () => {
    const fixes = fixed('@host = h\nGET {{hots}}/x', 'variable-unknown');
    assert.equal(fixes['change-name host'], '@host = h\nGET {{host}}/x');
    assert.equal(fixes['define-variable hots'], '@host = h\n@hots = \nGET {{hots}}/x');
    assert.equal(fixes['ask-for-value hots'], '@host = h\n# @prompt hots\nGET {{hots}}/x');
    assert.equal(
      fixed('GET /\nX: {{$guidd}}', 'variable-unknown')['change-name $guid'],
      'GET /\nX: {{$guid}}',
    );
  });

  it('ask for what sounds like a secret without showing it', () => {
    const fixes = fixed('GET /{{my_password}}', 'variable-unknown');
    assert.equal(fixes['ask-for-value my_password'], '# @secret my_password\nGET /{{my_password}}');
  });

  it('correct the name of a request', () => {
    assert.equal(
      fixed('# @name login\nGET /\n###\nGET /{{logn.response.status}}', 'request-unknown')[
        'change-name login'
      ],
      '# @name login\nGET /\n###\nGET /{{login.response.status}}',
    );
  });

  it('replace a token by the tenant’s', () => {
    assert.deepEqual(fixed('GET /\nAuthorization: Bearer abc123', 'secret-literal'), {
      'use-tenant-token': 'GET /\nAuthorization: Bearer {{token}}',
    });
    assert.deepEqual(
      fixed('@auth = Bearer abc123\nGET /\nAuthorization: {{auth}}', 'secret-literal'),
      {
        'use-tenant-token': '@auth = Bearer {{token}}\nGET /\nAuthorization: {{auth}}',
      },
    );
  });

  it('take other secrets out of the file and ask for them', () => {
    assert.deepEqual(fixed('GET /\nX-Api-Key: abcd1234', 'secret-literal'), {
      'ask-for-secret X-Api-Key': '# @secret X-Api-Key\nGET /\nX-Api-Key: {{X-Api-Key}}',
    });
    assert.deepEqual(fixed('@password = abcd1234\n\nGET /{{password}}', 'secret-literal'), {
      'ask-for-secret password': '\n# @secret password\nGET /{{password}}',
    });
    assert.deepEqual(
      fixed('@pin = 123456\n###\nGET /{{pin}}\n###\nGET /b\n###\nGET /{{%pin}}', 'secret-literal'),
      {
        'ask-for-secret pin':
          '###\n# @secret pin\nGET /{{pin}}\n###\nGET /b\n###\n# @secret pin\nGET /{{%pin}}',
      },
    );
    assert.deepEqual(fixed('GET /\nAuthorization: Basic ann:abcd1234', 'secret-literal'), {
      'ask-for-secret password': '# @secret password\nGET /\nAuthorization: Basic ann:{{password}}',
    });
    assert.deepEqual(fixed('POST /\n\n{"password": "abcd1234"}', 'secret-literal'), {
      'ask-for-secret password': '# @secret password\nPOST /\n\n{"password": "{{password}}"}',
    });
  });
});
