import type { DraftArguments } from '../../../../src-main/cli/draft/draft-arguments.ts';
import { parseDraftArguments } from '../../../../src-main/cli/draft/draft-arguments.ts';
import { kinds } from '../../../../src-shared/kinds/registry.ts';

/** `dossier draft` of a competence file with some more arguments. `now` in epoch milliseconds. */
export const parseDraft = (args: readonly string[], now = 0): DraftArguments =>
  parseDraftArguments(['--kind', 'competence-file', '--candidate', 'a', '--out', 'b', ...args], {
    kinds,
    now,
  });
