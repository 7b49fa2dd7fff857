import assert from 'node:assert/strict';
import { isRefusedAddress, isRefusedHost } from '../../../../src/core/http/refusedAddress';

describe('refusedAddress', () => {
  const hostOf = (notation: string) => new URL(`http://${notation}/`).hostname;

  const refused = [
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0xA9.0xFE.0xA9.0xFE',
    '0251.0376.0251.0376',
    '0251.0376.43518',
    '169.254.43518',
    '169.16689662',
    '169.254.169.254.',
    '%31%36%39.254.169.254',
    '１６９.254.169.254',
    '169。254。169。254',
    '169.254.0.0',
    '169.254.255.255',
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
    '[0:0:0:0:0:ffff:a9fe:a9fe]',
    '[::FFFF:A9FE:A9FE]',
    '[::169.254.169.254]',
    '[::a9fe:a9fe]',
    '[::ffff:0:a9fe:a9fe]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b::169.254.169.254]',
    '[64:ff9b:1::a9fe:a9fe]',
    '[2002:a9fe:a9fe::1]',
    '[fe80::1]',
    '[fe80::]',
    '[febf:ffff::1]',
    '[FE80:0:0:0:0:0:0:1]',
    '[fd00:ec2::254]',
    '[fd00:0ec2:0:0:0:0:0:0254]',
    '[fd20:ce::254]',
    '[ff02::1]',
    '[ff0e::1]',
    '[::]',
    '[0:0:0:0:0:0:0:0]',
    '[::ffff:0.0.0.0]',
    '0',
    '0.0.0.0',
    '0x0',
    '00000',
    '0.1.2.3',
    '224.0.0.1',
    '239.255.255.250',
    '0xe0000001',
    '255.255.255.255',
    '4294967295',
    '168.63.129.16',
    '2822734096',
    '0xa83f8110',
    '[::ffff:a83f:8110]',
    '100.100.100.200',
    '1684301000',
    '0x646464c8',
    '[::ffff:6464:64c8]',
    '192.0.0.192',
    '3221225664',
    '[::ffff:c000:c0]',
    'metadata.google.internal',
    'METADATA.GOOGLE.INTERNAL',
    'metadata.google.internal.',
    'metadata.goog',
  ];
  for (const notation of refused) {
    it(`refuses ${notation}`, () => {
      assert(isRefusedHost(hostOf(notation)));
    });
  }

  const allowed = [
    'localhost',
    '127.0.0.1',
    '127.1.2.3',
    '[::1]',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '192.0.2.1',
    '100.64.0.1',
    '100.100.100.201',
    '169.253.255.255',
    '169.255.0.0',
    '168.63.129.17',
    '8.8.8.8',
    '1.0.0.0',
    '223.255.255.255',
    '[fd00::1]',
    '[fec0::1]',
    '[2001:db8::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[64:ff9b::808:808]',
    'tenant.example.com',
    'metadata.google.internal.example.com',
    '169.254.169.254.example.com',
    'fe80.example.com',
  ];
  for (const notation of allowed) {
    it(`allows ${notation}`, () => {
      assert(!isRefusedHost(hostOf(notation)));
    });
  }

  it('takes answers of a resolver, with a zone too', () => {
    for (const address of ['fe80::1%eth0', '::ffff:169.254.169.254', '169.254.0.1']) {
      assert(isRefusedAddress(address));
    }
    for (const address of ['', 'nonsense', '1.2.3', ':::', '::1', '10.0.0.1']) {
      assert(!isRefusedAddress(address));
    }
  });
});
