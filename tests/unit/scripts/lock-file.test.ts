import { describe, expect, it } from 'vitest';
import { completeLockFile, missingOptionalPackages } from '../../../scripts/lock-file.mjs';
import { lockIsSatisfied } from '../../../scripts/setup/packages.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/tool': {
      version: '1.2.3',
      dev: true,
      license: 'MIT',
      optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '1.2.3', nested: '^1.0.0' },
    },
    'node_modules/@tool/darwin-arm64': { version: '1.2.3', optional: true },
    'node_modules/tool/node_modules/nested': { version: '1.0.0' },
  },
};

describe('a lock file written with a registry that lacks other platforms', () => {
  it('shows which optional packages it leaves out, looking them up as Node does', () => {
    expect(missingOptionalPackages(lock)).toStrictEqual([
      { name: '@tool/linux-x64-musl', version: '1.2.3', parent: 'node_modules/tool' },
    ]);
  });

  it('is completed with entries that only their platform installs', () => {
    const completed = completeLockFile(lock);
    expect(missingOptionalPackages(completed)).toStrictEqual([]);
    expect(completed.packages).toHaveProperty(['node_modules/@tool/linux-x64-musl'], {
      version: '1.2.3',
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
      dev: true,
      license: 'MIT',
      optional: true,
    });
  });

  it('is not guessed at where the version is a range', () => {
    const vague = { packages: { '': { optionalDependencies: { 'x-linux-x64': '^1.0.0' } } } };
    expect(() => completeLockFile(vague)).toThrow('x-linux-x64@^1.0.0');
  });
});

describe('npm packages are taken as installed', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/mac-only': { version: '1.0.0', optional: true },
    },
  };

  it('when every required one is there as locked, whoever installed it', () => {
    const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };
    expect(lockIsSatisfied(wanted, installed)).toBe(true);
  });

  it.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['is another file', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
  ])('but not when one %s', (_, packages) => {
    expect(lockIsSatisfied(wanted, { packages })).toBe(false);
  });
});
