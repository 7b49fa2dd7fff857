import assert from 'node:assert/strict';
import {
  encodeTyped,
  queryFields,
  removeQueryField,
  setQueryField,
} from '../../../src/webview/query';

const url = '/users?limit=2&filter=name%20eq+{{who}}&flag&empty=&limit=3&&={{a&b#c}}#part?x=1';

describe('query', () => {
  it('shows each part as the URL has it, duplicates and empty parts included', () => {
    const rows = queryFields({ url }).map(({ name, value }) => [name, value]);
    assert.deepEqual(rows, [
      ['limit', '2'],
      ['filter', 'name%20eq+{{who}}'],
      ['flag', ''],
      ['empty', ''],
      ['limit', '3'],
      ['', ''],
      ['', '{{a&b#c}}'],
    ]);
  });

  it('changes nothing but the edited row', () => {
    const edited = setQueryField({ url }, 0, { value: '20' });
    assert.equal(edited.url, url.replace('limit=2', 'limit=20'));
    assert.deepEqual(edited.disabledQuery, []);
  });

  it('gives the same URL back when a row is disabled and enabled again', () => {
    for (const row of queryFields({ url }).keys()) {
      const off = setQueryField({ url }, row, { enabled: false });
      assert.notEqual(off.url, url);
      assert.equal(queryFields(off)[row]?.enabled, false);
      assert.equal(setQueryField(off, row, { enabled: true }).url, url);
    }
  });

  it('keeps the mark after a path only while something is sent', () => {
    const off = setQueryField({ url: '/a?x=1#f' }, 0, { enabled: false });
    assert.deepEqual(off, { url: '/a#f', disabledQuery: [{ row: 0, text: 'x=1' }] });
    assert.deepEqual(removeQueryField(off, 0), { url: '/a#f', disabledQuery: [] });
  });

  it('keeps disabled rows when the URL is edited to something shorter', () => {
    const disabledQuery = [{ row: 4, text: 'x=1' }];
    assert.deepEqual(queryFields({ url: '/a?y=2', disabledQuery }), [
      { name: 'y', value: '2', enabled: true },
      { name: 'x', value: '1', enabled: false },
    ]);
  });

  it('adds a row past the last, and drops it when it is emptied again', () => {
    const added = setQueryField({ url: '/a' }, 0, { name: 'x' });
    assert.equal(added.url, '/a?x');
    assert.equal(setQueryField(added, 0, { name: '' }).url, '/a');
    assert.equal(setQueryField({ url: '/a?b&' }, 1, { name: 'c' }).url, '/a?b&c');
  });

  it('keeps the difference between a flag and an empty value', () => {
    assert.equal(setQueryField({ url: '/a?flag' }, 0, { name: 'flags' }).url, '/a?flags');
    assert.equal(setQueryField({ url: '/a?e=' }, 0, { name: 'f' }).url, '/a?f=');
    assert.equal(setQueryField({ url: '/a?e=1' }, 0, { value: '' }).url, '/a?e=');
  });

  it('encodes what would end a name or a value, and nothing inside a variable', () => {
    assert.equal(encodeTyped('a=b&c#d e+%20', 'value'), 'a=b%26c%23d e+%20');
    assert.equal(encodeTyped('a=b', 'name'), 'a%3Db');
    assert.equal(encodeTyped('{{$x "a&b"}}&', 'value'), '{{$x "a&b"}}%26');
    assert.equal(encodeTyped('{{&', 'value'), '{{%26');
  });
});
