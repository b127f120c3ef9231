import { installPackages, isDebian, isOnPath } from './debian.mjs';
import { SetupError } from './setup-error.mjs';
import { withSetupLock } from './setup-lock.mjs';

/** Programs that look exported files over in tests, and the Debian packages they come in. */
const PROGRAMS = [
  ['xmllint', 'libxml2-utils'],
  ['qpdf', 'qpdf'],
  ['pdftotext', 'poppler-utils'],
];

/**
 * Sees to it that the programs are there that tests look exported files over with; installs them on Debian as root.
 * @throws {SetupError} saying what to install, where we can't
 */
export async function ensureTestPrograms() {
  const missing = () => PROGRAMS.filter(([program]) => !isOnPath(program));
  if (missing().length === 0) return;
  if (!isDebian()) {
    const names = missing().map(([program]) => program);
    throw new SetupError(`The tests need these, install them with your system's package manager: ${names.join(', ')}`);
  }
  await withSetupLock(() =>
    installPackages(
      'the tests',
      missing().map(([, name]) => [name]),
    ),
  );
}
