import assert from 'node:assert/strict';
import { readBody } from '../../../../src/core/http/bodyText';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readBody', () => {
  it('knows text by its type and by its bytes', () => {
    const language = (type: string | undefined, text: string) => {
      const content = readBody(type, bytes(text), 1000);
      return content.kind === 'text' ? content.language : content.kind;
    };
    assert.equal(language('application/json', '{}'), 'json');
    assert.equal(language('application/scim+json; charset=utf-8', '{}'), 'json');
    assert.equal(language('text/html', '<p>'), 'html');
    assert.equal(language('application/xml', '<a/>'), 'xml');
    assert.equal(language('text/plain', '{}'), 'text');
    assert.equal(language(undefined, '[1]'), 'json');
    assert.equal(language('application/octet-stream', 'OK'), 'text');
    assert.equal(language(undefined, ''), 'empty');
  });
  it('shows bytes that are no text as hexadecimal', () => {
    const content = readBody('image/png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), 1000);
    assert.equal(content.kind, 'binary');
    assert.match(
      content.kind === 'binary' ? content.hexPreview : '',
      /^000000 {2}89 50 4e 47 00 01 .*\.PNG\.\.$/,
    );
    assert.equal(readBody('text/plain', Uint8Array.of(65, 0, 66), 10).kind, 'binary');
  });
  it('decodes the stated charset, and wrong bytes to U+FFFD', () => {
    const text = (type: string, body: Uint8Array) => {
      const content = readBody(type, body, 1000);
      return content.kind === 'text' ? content.text : content.kind;
    };
    assert.equal(text('text/plain; charset=iso-8859-1', Uint8Array.of(0xe9)), 'é');
    assert.equal(text('text/plain; charset=nonsense', bytes('é')), 'é');
    assert.equal(text('text/plain; charset=utf-8', Uint8Array.of(0x41, 0xff)), 'A\uFFFD');
  });
  it('says when it shows only the beginning, without half a character', () => {
    const content = readBody('text/plain', bytes('aé'), 2);
    assert.deepEqual(content, { kind: 'text', language: 'text', text: 'a', truncated: true });
  });
});
