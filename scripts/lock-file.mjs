/**
 * npm leaves a package out of package-lock.json when the registry it asked does not carry it, as mirrors that follow only
 * some platforms do; from then on `npm ci` refuses the lock file everywhere. These functions find and mend that.
 */

/**
 * The optional packages that a parsed lock file's packages depend on and that have no entry of their own.
 * @returns {{ name: string, version: string, parent: string }[]} `version` is the range their parent asks for
 */
export function missingOptionalPackages({ packages }) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !canResolve(packages, parent, name))
      .map(([name, version]) => ({ name, version, parent })),
  );
}

/**
 * A copy of a parsed lock file with an entry for each optional platform package it lacks, as npm would have written it but
 * for the checksum, which only a registry that has the package could tell.
 * @throws {Error} for a package whose version or platform cannot be told from what depends on it
 */
export function completeLockFile(lock) {
  const packages = { ...lock.packages };
  for (const { name, version, parent } of missingOptionalPackages(lock)) {
    const platform = platformOf(name);
    if (!/^\d+\.\d+\.\d+$/.test(version) || platform === undefined) {
      throw new Error(`${parent} asks for ${name}@${version}: add it with a registry that has it`);
    }
    const { dev, license, engines } = packages[parent];
    packages[`node_modules/${name}`] = {
      version,
      ...platform,
      ...(dev && { dev }),
      ...(license && { license }),
      optional: true,
      ...(engines && { engines }),
    };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Node's way to look a package up: beside the parent, then in each folder above. */
function canResolve(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/** What a platform package's name says: `…-linux-arm64-musl`, `…-win32-x64-msvc`. */
function platformOf(name) {
  const match =
    /[-/](android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/.exec(
      name,
    );
  if (match === null) return undefined;
  const [, os, cpu, abi] = match;
  const libc = os !== 'linux' ? undefined : abi?.startsWith('musl') ? 'musl' : 'glibc';
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] };
}
