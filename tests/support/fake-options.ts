import type { RouteName } from '#shared/contract/routes.ts';
import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { JobSummary } from '#shared/model/job.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Theme } from '#shared/model/theme.ts';
import type { FakeDocument } from './fake-document.ts';
import type { FakeModels } from './preview/fake-models.ts';
import type { FakeQueues } from './preview/fake-queues.ts';

/** How the fake behaves. */
export interface FakeOptions {
  readonly sample: CompetenceFileInput & { readonly job: JobDescription };
  /** Milliseconds between two pieces of streamed text; 0 drafts at once. */
  readonly pieceMs: number;
  /** Drafting stops after so many pieces, for a picture of work under way. */
  readonly stopsAfter?: number;
  /** Keys of sections whose drafts fail. */
  readonly failing?: readonly string[];
  /** Routes that answer with an error, or never. */
  readonly errors?: Partial<Record<RouteName, AppError>>;
  readonly silent?: readonly RouteName[];
  readonly settings?: Partial<Settings>;
  /** What is in the queue; nothing unless told. */
  readonly jobs?: () => JobSummary[];
  readonly queues?: Partial<FakeQueues>;
  /** Models, their keys and costs, and what went wrong with them; nothing unless told. */
  readonly models?: Partial<FakeModels>;
  /** How bulk exports go: the milliseconds of a document, where they stand still, and which titles fail. */
  readonly bulk?: { readonly stepMs?: number; readonly stopsAfter?: number; readonly failing?: readonly string[] };
  /** Prints a document in a design; bytes of a PDF. */
  readonly print: (document: FakeDocument, design: Theme) => Promise<Uint8Array>;
}
