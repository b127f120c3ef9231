'use strict';

/** Runs a worker thread of the app in the older development runtime: the shims first, then the module it was asked for. */

const { installShims } = require('./shims.cjs');

installShims();
// Without this file's own name the arguments are those that the module expects.
process.argv.splice(1, 1);
require(process.argv[1]);
