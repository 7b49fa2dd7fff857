import assert from 'node:assert/strict';
import { parseHost, proposeName } from '../../../../src/core/tenants/host';

const read = (text: string) => {
  const host = parseHost(text);
  return host.ok ? `${host.protocol}://${host.host}` : host.problem;
};

describe('parseHost', () => {
  for (const [input, expected] of [
    ['example.com', 'https://example.com'],
    ['  example.com\n', 'https://example.com'],
    ['\u200Bexample.com', 'https://example.com'],
    ['EXAMPLE.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['example.com:8443', 'https://example.com:8443'],
    ['example.com:443', 'https://example.com'],
    ['https://example.com/admin/index.html?tab=users#list', 'https://example.com'],
    ['example.com/admin', 'https://example.com'],
    ['http://intranet.example.com:8080/x', 'http://intranet.example.com:8080'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['https://localhost:3000', 'https://localhost:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['acme', 'https://acme'],
    ['münchen.example', 'https://xn--mnchen-3ya.example'],
  ] as const) {
    it(`reads ${JSON.stringify(input)}`, () => assert.equal(read(input), expected));
  }

  for (const [input, problem] of [
    ['', 'empty'],
    ['   ', 'empty'],
    ['ftp://example.com', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https://user:pass@example.com', 'user-information'],
    ['sheila@example.com', 'user-information'],
    ['example.com other.com', 'space'],
    ['*.example.com', 'wildcard'],
    ['example.com.', 'trailing-dot'],
    ['<tenant_URL>', 'placeholder'],
    ['{{baseUrl}}', 'placeholder'],
    ['example.com:99999', 'port'],
    ['example.com:port', 'port'],
    ['Zk29fLq8Xw03RtYb6UvNm417', 'looks-like-secret'],
    ['https://', 'syntax'],
    ['exa|mple.com', 'syntax'],
  ] as const) {
    it(`says what is wrong with ${JSON.stringify(input)}`, () => {
      assert.equal(read(input), problem);
    });
  }
});

describe('proposeName', () => {
  for (const [host, name] of [
    ['acme.example.com', 'acme'],
    ['www.example.com', 'example'],
    ['example.com:8443', 'example'],
    ['127.0.0.1:3000', '127.0.0.1:3000'],
    ['[::1]:3000', '[::1]:3000'],
    ['acme', 'acme'],
  ] as const) {
    it(`proposes ${name} for ${host}`, () => assert.equal(proposeName(host), name));
  }
});
