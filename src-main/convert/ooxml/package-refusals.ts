import type { AppError } from '#shared/model/app-error.ts';
import type { PackageRefusal } from './open-package.ts';

const refusals: Readonly<Record<PackageRefusal, readonly [why: string, action: string]>> = {
  'not-a-package': [
    'it is no Word file (.docx)',
    'Choose a Word file (.docx), or a theme that was saved from Dossier.',
  ],
  protected: [
    'it is protected by a password, or an old Word file (.doc)',
    'Open it in Word, take the password off, save it as “Word Document (.docx)”, and choose that file.',
  ],
  'too-large': [
    'it holds more than a letterhead needs',
    'Remove its text and large pictures in Word, keep the styles, header and footer, and try again.',
  ],
  damaged: ['its contents are damaged', 'Open it in Word, save it under a new name, and choose that file.'],
  macros: [
    'it contains macros, which Dossier never takes over',
    'Save it in Word as “Word Document (.docx)” without macros, and choose that file.',
  ],
  strict: ['it is a “Strict Open XML Document”', 'Save it in Word as “Word Document (.docx)”, and choose that file.'],
  'not-word': [
    'there is no Word document in it',
    'Choose a Word file (.docx), or a theme that was saved from Dossier.',
  ],
};

/** The name of a file as errors give it: its last part. */
export const shownName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? name).slice(0, 120) || 'The file';

/** Why a Word file can't be a theme, in words for the user, and what to do about it. */
export const refusalOf = (name: string, reason: PackageRefusal): AppError => {
  const [why, action] = refusals[reason];
  return { code: 'theme.bad-file', message: `${shownName(name)} can't be used as a theme: ${why}.`, action };
};
