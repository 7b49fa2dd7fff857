import assert from 'node:assert/strict';
import { isCancelled } from '../../../../src/core/errors';
import { bodyOf, prepared, refusal } from './preparing';

describe('Prompts', () => {
  const text =
    '@code = file\n###\n# @prompt code The code on the badge\n// @prompt password\nPOST /{{code}}\n\n{{password}}';
  it('are asked in order and count more than any other definition', async () => {
    const asked: unknown[] = [];
    const request = await prepared(text, {
      prompt: (name, description, { secret }) => {
        asked.push([name, description, secret]);
        return Promise.resolve(`${name}!`);
      },
    });
    assert.deepEqual(asked, [
      ['code', 'The code on the badge', false],
      ['password', '', true],
    ]);
    assert.equal(request.target, '/code!');
    assert.equal(bodyOf(request), 'password!');
  });
  it('that are cancelled cancel the request', async () => {
    await assert.rejects(prepared(text), isCancelled);
  });
  it('are not asked for a request that can’t be sent anyway', async () => {
    const problems = await refusal('# @prompt a\nnot a request', {
      prompt: () => assert.fail('asked'),
    });
    assert.equal(problems[0]?.code, 'request-line-invalid');
  });
});
