import assert from 'node:assert/strict';
import { properties } from './properties/properties';

/** A few inputs of each kind; `npm run fuzz` tries many. */
const runs = Number(process.env['TENANT_API_PROPERTY_RUNS'] ?? 200);

describe('Of request files in general', function () {
  this.timeout(600_000);
  for (const { name, check } of properties) {
    it(name, async () => {
      const failure = await check(runs, undefined);
      assert.equal(failure, undefined, failure);
    });
  }
});
