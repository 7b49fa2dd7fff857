// @ts-check
// Loaded into the VS Code server. The browser workbench asks its server for a key to encrypt the
// stored secrets with (`POST /mint-key`); this server has no answer to that, and without a key, an
// extension's secrets would last only until the window is reloaded.
import { createHash } from 'node:crypto';
import { Server } from 'node:http';

if (process.argv[1]?.endsWith('server-main.js')) {
  const key = createHash('sha256').update(process.argv.join('\0')).digest();
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (/** @type {string} */ event, /** @type {any[]} */ ...args) {
    const [request, response] = args;
    if (event !== 'request' || request.method !== 'POST' || request.url !== '/mint-key') {
      return Reflect.apply(emit, this, [event, ...args]);
    }
    response.end(key);
    return true;
  };
}
