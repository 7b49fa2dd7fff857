import assert from 'node:assert/strict';
import dns, { type LookupAddress } from 'node:dns';
import net from 'node:net';
import { bodyText, failure, send } from './sending';
import { answer, ok, startTcp, type RawServer } from './servers';

describe('addresses', () => {
  const { lookup } = dns;
  const { connect } = net.Socket.prototype;
  let server: RawServer;
  let lookups: number;
  let connects: number;

  beforeEach(async () => {
    server = await startTcp(answer(ok, 'end'));
    lookups = connects = 0;
    net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
      connects++;
      return (connect as (...args: unknown[]) => net.Socket).apply(this, args);
    };
  });
  afterEach(async () => {
    dns.lookup = lookup;
    net.Socket.prototype.connect = connect;
    await server.close();
  });

  /** A resolver that gives one answer after the other. */
  const resolveTo = (...answers: string[][]) => {
    dns.lookup = ((_name: string, _options: object, done: (...args: unknown[]) => void) => {
      const answer = answers[Math.min(lookups++, answers.length - 1)] ?? [];
      const found: LookupAddress[] = answer.map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      process.nextTick(done, null, found);
    }) as unknown as typeof dns.lookup;
  };
  const get = () => send(`http://api.test:${server.port}/`);

  it('refuses an address in every notation without a look-up or a connection', async () => {
    resolveTo(['127.0.0.1']);
    const hosts = ['169.254.169.254', '2852039166', '0251.0376.0251.0376', '169.254.43518'];
    const more = [
      '[::ffff:a9fe:a9fe]',
      '[fe80::1]',
      '[fd00:ec2::254]',
      '0',
      'METADATA.google.internal',
    ];
    for (const host of [...hosts, ...more, 'metadata.google.internal.']) {
      for (const scheme of ['http', 'https']) {
        const error = await failure(send(`${scheme}://${host}/`), 'address-refused');
        assert.equal(error.sent, 'no');
      }
    }
    assert.deepEqual([lookups, connects], [0, 0]);
  });

  it('refuses a name that leads to such an address', async () => {
    resolveTo(['169.254.169.254', 'fe80::1']);
    await failure(get(), 'address-refused');
    assert.equal(lookups, 1);
  });

  it('connects to what it has checked, and asks no second time', async () => {
    resolveTo(['127.0.0.1'], ['169.254.169.254']);
    assert.equal(bodyText(await get()), 'ok');
    assert.equal(lookups, 1);
  });

  it('leaves the refused ones of several answers out', async () => {
    resolveTo(['169.254.169.254', '127.0.0.1']);
    assert.equal(bodyText(await get()), 'ok');
  });

  it('reaches the second of two addresses when the first is dead', async () => {
    resolveTo(['::1', '127.0.0.1']);
    assert.equal(bodyText(await get()), 'ok');
  });

  it('tells an unknown name from a resolver that is down', async () => {
    for (const [code, expected] of [
      ['ENOTFOUND', 'host-not-found'],
      ['EAI_AGAIN', 'dns-unavailable'],
    ] as const) {
      dns.lookup = ((_name: string, _options: object, done: (error: Error) => void) => {
        process.nextTick(done, Object.assign(new Error('lookup'), { code }));
      }) as unknown as typeof dns.lookup;
      const error = await failure(get(), expected);
      assert.deepEqual([error.sent, error.facts.host], ['no', `api.test:${server.port}`]);
    }
  });
});
