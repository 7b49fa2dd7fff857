import assert from 'node:assert/strict';
import { readEnvironments } from '../../../../../src/core/httpFile/environments';
import { prepared } from '../preparing';
import { itFollows } from './rules';

describe('Files of other clients: authorization', () => {
  const basic = [['Authorization', 'Basic bW86dHVsaXA=']] as const;
  itFollows([
    {
      rule: 'Basic may be written with a blank, with a colon, or encoded',
      file: [
        'GET https://garden.test/me',
        'Authorization: Basic mo tulip',
        '###',
        'GET https://garden.test/me',
        'Authorization: Basic mo:tulip',
        '###',
        'GET https://garden.test/me',
        'Authorization: Basic bW86dHVsaXA=',
      ],
      requests: [
        { line: 'GET https://garden.test/me', headers: basic },
        { line: 'GET https://garden.test/me', headers: basic },
        { line: 'GET https://garden.test/me', headers: basic },
      ],
    },
  ]);

  it('C-03: OAuth settings of a file stand for the tenant’s token and are not used', async () => {
    const settings = {
      Type: 'OAuth2',
      'Grant Type': 'Client Credentials',
      'Token URL': 'https://elsewhere.test/token',
      'Client ID': 'gardener',
      'Client Secret': 'not-for-the-wire',
    };
    const text = JSON.stringify({ dry: { Security: { Auth: { shed: settings } } } });
    const environment = readEnvironments([{ source: 'f', kind: 'public', text }]).select('dry');
    assert.deepEqual([...environment.values], []);
    const request = await prepared(
      'GET https://garden.test/me\nAuthorization: Bearer {{$auth.token("shed")}}',
      { environment },
    );
    assert.deepEqual(request.headers, []);
    assert.equal(request.noAuth, false);
  });
});
