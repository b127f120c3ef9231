'use strict';

/**
 * What Electron's default app does, for the older development runtime, which comes without one: opens the app whose folder
 * is the first argument that is no flag. It also lends that runtime what the pinned Electron has of its own:
 * a better-sqlite3 that loads, and a current `fetch`. The product's code and packaged builds know nothing of this.
 */

const { app, utilityProcess } = require('electron');
const { join, resolve } = require('node:path');
const threads = require('node:worker_threads');
const { installShims } = require('./shims.cjs');

installShims();
lendShimsToUtilityProcesses();
lendShimsToThreads();

const folder = resolve(process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.');
const manifest = require(join(folder, 'package.json'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
require(join(folder, manifest.main));

/** A utility process starts from its own entry file, so that one is wrapped: `--require` is not honoured there. */
function lendShimsToUtilityProcesses() {
  const fork = utilityProcess.fork.bind(utilityProcess);
  const entry = join(__dirname, 'utility-process.cjs');
  utilityProcess.fork = (modulePath, args = [], options = {}) => fork(entry, [resolve(modulePath), ...args], options);
}

/** A thread has modules of its own, so its entry is wrapped too. */
function lendShimsToThreads() {
  const entry = join(__dirname, 'worker-thread.cjs');
  threads.Worker = class extends threads.Worker {
    constructor(modulePath, options = {}) {
      super(entry, { ...options, argv: [resolve(modulePath), ...(options.argv ?? [])] });
    }
  };
}
