'use strict';

/** What the older development runtime lacks: see main.cjs. */

const Module = require('node:module');
const { join } = require('node:path');
const undici = require('undici');

const ADAPTER = join(__dirname, 'better-sqlite3-over-libsql.cjs');

/** Redirects `require('better-sqlite3')` to the adapter and puts undici's `fetch` family in place of the runtime's own. */
function installShims() {
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return request === 'better-sqlite3' ? ADAPTER : resolveFilename.call(this, request, ...rest);
  };
  for (const name of ['fetch', 'Request', 'Response', 'Headers', 'FormData', 'File']) {
    Object.defineProperty(globalThis, name, {
      value: undici[name],
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
}

module.exports = { installShims };
