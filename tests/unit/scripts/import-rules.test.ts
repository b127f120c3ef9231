import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const project = join(import.meta.dirname, '..', '..', '..');

/** Importing file, imported file or package, and the rule that forbids it; `null` where it is allowed. */
const imports: [from: string, to: string, rule: string | null][] = [
  ['src-shared/model/a.ts', 'zod', null],
  ['src-shared/markdown/a.ts', 'unified', null],
  ['src-shared/model/b.ts', 'node:fs', 'shared-imports-no-node'],
  ['src-shared/model/c.ts', 'docx', 'shared-imports-only-zod-and-unified'],
  ['src-shared/model/d.ts', 'src-main/queue/job.ts', 'shared-imports-only-itself'],
  ['src-renderer/features/library/a.ts', 'src-main/api/router.ts', 'renderer-imports-no-main'],
  ['src-renderer/features/library/b.ts', 'src-renderer/features/queue/x.ts', 'renderer-features-are-apart'],
  ['src-renderer/features/library/c.ts', 'src-renderer/features/library/x.ts', null],
  ['src-renderer/features/library/d.ts', 'src-renderer/stores/x.ts', null],
  ['src-renderer/features/library/e.ts', 'src-renderer/app/shell.ts', 'renderer-features-import-downwards'],
  ['src-renderer/features/library/f.ts', 'src-renderer/kinds/registry.ts', null],
  [
    'src-renderer/features/library/g.ts',
    'src-renderer/kinds/competence-file/x.ts',
    'kinds-are-behind-their-registries',
  ],
  ['src-renderer/kinds/registry.ts', 'src-renderer/kinds/competence-file/x.ts', null],
  ['src-renderer/kinds/competence-file/a.ts', 'src-renderer/kinds/people/x.ts', null],
  ['src-renderer/kinds/competence-file/b.ts', 'src-renderer/kinds/deck/x.ts', 'kinds-are-apart'],
  ['src-renderer/kinds/competence-file/c.ts', 'src-renderer/kinds/registry.ts', 'kinds-know-no-registry'],
  ['src-renderer/kinds/people/a.ts', 'src-renderer/kinds/deck/x.ts', 'kinds-are-apart'],
  ['src-renderer/kinds/deck/c.ts', 'src-shared/kinds/deck/x.ts', null],
  ['src-renderer/kinds/deck/d.ts', 'src-shared/kinds/competence-file/x.ts', 'kinds-are-apart'],
  ['src-renderer/stores/b.ts', 'src-shared/kinds/deck/x.ts', 'kinds-are-behind-their-registries'],
  ['src-renderer/stores/c.ts', 'src-shared/kinds/registry.ts', null],
  ['src-shared/kinds/registry.ts', 'src-shared/kinds/deck/x.ts', null],
  ['src-shared/kinds/deck/a.ts', 'src-shared/kinds/competence-file/x.ts', 'kinds-are-apart'],
  ['src-shared/contract/a.ts', 'src-shared/kinds/deck/x.ts', 'kinds-are-behind-their-registries'],
  ['src-main/cli/a.ts', 'src-shared/kinds/deck/x.ts', 'kinds-are-behind-their-registries'],
  ['src-main/documents/deck/a.ts', 'src-shared/kinds/deck/x.ts', null],
  ['src-main/documents/deck/b.ts', 'src-main/documents/people/x.ts', null],
  ['src-main/documents/deck/c.ts', 'src-main/documents/competence-file/plan.ts', 'kinds-are-apart'],
  ['src-main/documents/people/a.ts', 'src-main/documents/deck/x.ts', 'kinds-are-apart'],
  ['src-main/documents/document-kind.ts', 'src-main/documents/deck/x.ts', 'kinds-are-behind-their-registries'],
  ['src-renderer/kinds/deck/a.ts', 'src-renderer/features/library/x.ts', 'renderer-kinds-know-no-features'],
  ['src-renderer/kinds/deck/b.ts', 'src-renderer/stores/x.ts', null],
  ['src-renderer/components/a.ts', 'src-renderer/stores/x.ts', 'renderer-components-are-dumb'],
  ['src-renderer/stores/a.ts', 'src-renderer/components/x.ts', 'renderer-stores-know-no-views'],
  ['src-renderer/app/a.ts', 'src-renderer/features/library/x.ts', null],
  ['src-renderer/app/b.ts', 'node:path', 'renderer-imports-no-node'],
  ['src-renderer/client.ts', 'src-renderer/stores/x.ts', 'renderer-client-is-the-bridge'],
  ['src-main/main.ts', 'src-main/storage/x.ts', null],
  ['src-main/composition/b.ts', 'src-main/cli/x.ts', null],
  ['src-main/composition/c.ts', 'electron', null],
  ['src-main/main.ts', 'src-main/composition/x.ts', null],
  ['src-main/app/queries/z.ts', 'src-main/composition/x.ts', 'composition-is-for-main'],
  ['src-main/api/a.ts', 'src-main/main.ts', 'nothing-imports-the-composition-root'],
  ['src-main/api/b.ts', 'src-main/cli/x.ts', 'nothing-imports-cli'],
  ['src-main/api/c.ts', 'src-main/storage/x.ts', 'api-calls-the-app'],
  ['src-main/api/d.ts', 'src-main/app/commands/x.ts', null],
  ['src-main/api/electron-transport.ts', 'electron', null],
  ['src-main/api/socket-transport.ts', 'electron', 'electron-only-at-the-edge'],
  ['src-main/preload.ts', 'src-main/api/router.ts', 'preload-imports-only-shared'],
  ['src-main/queue/a.ts', 'src-main/storage/x.ts', 'queue-knows-only-itself'],
  ['src-main/queue/b.ts', 'p-queue', null],
  ['src-main/queue/c.ts', 'better-sqlite3', 'sqlite-only-in-storage'],
  ['src-main/storage/a.ts', 'better-sqlite3', null],
  ['src-main/storage/b.ts', 'type src-main/queue/job.ts', null],
  ['src-main/storage/c.ts', 'src-main/queue/executor.ts', 'storage-uses-types-of-queue'],
  ['src-main/storage/e.ts', 'src-main/queue/job.ts', null],
  ['src-main/storage/d.ts', 'src-main/documents/registry.ts', 'storage-implements-the-queue-store'],
  ['src-main/documents/registry.ts', 'src-main/documents/competence-file/plan.ts', null],
  ['src-main/documents/competence-file/a.ts', 'src-main/providers/x.ts', 'documents-are-pure'],
  ['src-main/documents/competence-file/b.ts', 'node:fs', 'documents-import-no-node'],
  ['src-main/providers/a.ts', 'src-main/documents/registry.ts', 'providers-stand-alone'],
  ['src-main/providers/b.ts', 'openai', 'openai-only-in-its-provider'],
  ['src-main/providers/openai/a.ts', 'openai', null],
  ['src-main/convert/page/a.ts', 'src-main/app/commands/x.ts', 'convert-stands-alone'],
  ['src-main/convert/ooxml/a.ts', 'src-main/convert/content/x.ts', 'ooxml-is-the-ground-floor'],
  ['src-main/convert/content/a.ts', 'src-main/convert/page/x.ts', 'content-is-the-document'],
  ['src-main/convert/content/b.ts', 'src-main/convert/ooxml/x.ts', null],
  ['src-main/convert/page/c.ts', 'src-main/convert/pdf/x.ts', 'page-room'],
  ['src-main/convert/pdf/a.ts', 'src-main/convert/page/x.ts', 'pdf-room'],
  ['src-main/convert/docx/body/a.ts', 'src-main/convert/read/word/x.ts', 'docx-room'],
  ['src-main/convert/docx/body/b.ts', 'src-main/convert/docx/styles/x.ts', null],
  ['src-main/convert/plain/a.ts', 'src-main/convert/docx/x.ts', 'plain-room'],
  ['src-main/convert/files/a.ts', 'src-main/convert/content/x.ts', 'files-room'],
  ['src-main/convert/read/word/a.ts', 'src-main/convert/docx/template/x.ts', 'read-room'],
  ['src-main/convert/read/word/b.ts', 'src-main/convert/ooxml/x.ts', null],
  ['src-main/convert/page/b.ts', 'p-queue', 'p-queue-only-in-queue-and-providers'],
  ['src-main/workers/a.ts', 'src-main/convert/page/x.ts', null],
  ['src-main/workers/b.ts', 'src-main/storage/x.ts', 'workers-run-conversions'],
  ['src-main/platform/a.ts', 'electron-store', null],
  ['src-main/platform/b.ts', 'src-main/queue/job.ts', 'platform-implements-ports'],
  ['src-main/platform/c.ts', 'type src-main/app/ports.ts', null],
  ['src-main/platform/d.ts', 'src-main/app/ports.ts', 'platform-uses-types-of-ports'],
  ['src-main/platform/e.ts', 'src-main/convert/conversions.ts', null],
  ['src-main/platform/f.ts', 'src-main/convert/run-conversion.ts', 'platform-implements-ports'],
  ['src-main/app/queries/a.ts', 'electron-store', 'electron-store-only-in-platform'],
  ['src-main/cli/a.ts', 'src-main/app/commands/x.ts', 'cli-is-a-client'],
  ['src-main/app/handlers/a.ts', 'src-main/queue/job.ts', null],
  ['src-main/app/handlers/b.ts', 'type src-main/storage/x.ts', null],
  ['src-main/app/handlers/c.ts', 'src-main/storage/x.ts', 'app-uses-types-of-storage-providers-convert'],
  ['src-main/app/handlers/d.ts', 'type src-main/providers/x.ts', null],
  ['src-main/app/handlers/e.ts', 'src-main/platform/x.ts', 'app-imports-its-ports'],
  ['src-main/app/handlers/f.ts', 'src-main/documents/registry.ts', null],
  ['src-main/app/handlers/g.ts', 'src-main/documents/competence-file/plan.ts', 'kinds-are-behind-their-registries'],
  ['src-main/app/commands/a.ts', 'type src-main/providers/x.ts', 'commands-never-call-providers'],
  ['src-main/app/commands/b.ts', 'src-main/app/commands/missing.ts', 'resolvable'],
  ['src-main/convert/read/a.ts', 'scripts/x.ts', 'no-tests-in-product'],
];

const resultSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});

describe('import rules', () => {
  let folder: string;
  let broken: { rule: string; from: string }[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-rules-'));
    for (const name of ['package.json', 'tsconfig.base.json', '.dependency-cruiser.cjs']) {
      copyFileSync(join(project, name), join(folder, name));
    }
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeTree(folder);
    const args = [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'src-main',
      'src-renderer',
      'src-shared',
    ];
    const bin = join(project, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const output = execFileSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
    const { violations } = resultSchema.parse(JSON.parse(output)).summary;
    broken = violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(imports.filter(([, , rule]) => rule !== null))('%s must not import %s', (from, _, rule) => {
    expect(broken).toContainEqual({ rule, from });
  });

  it.each(imports.filter(([, , rule]) => rule === null))('%s may import %s', (from) => {
    expect(broken.filter((violation) => violation.from === from)).toStrictEqual([]);
  });

  it('finds circles', () => {
    expect(broken).toContainEqual({ rule: 'no-circular', from: 'src-main/queue/circle-a.ts' });
  });

  it.each(['src-shared/i18n', 'src-main/api'])('finds circles of types in %s', (folderOfTypes) => {
    expect(broken).toContainEqual({ rule: 'no-circles-of-types', from: `${folderOfTypes}/circle-a.ts` });
  });
});

/** Writes every importing file, and an empty file for every one of ours that is imported but for the missing one. */
function writeTree(folder: string) {
  const files = new Map<string, string>([
    ['src-main/queue/circle-a.ts', "import './circle-b.ts';\n"],
    ['src-main/queue/circle-b.ts', "import './circle-a.ts';\n"],
    ['src-shared/i18n/circle-a.ts', "import type { X } from './circle-b.ts';\n"],
    ['src-shared/i18n/circle-b.ts', "import type { X } from './circle-a.ts';\n"],
    ['src-main/api/circle-a.ts', "import type { X } from './circle-b.ts';\n"],
    ['src-main/api/circle-b.ts', "import type { X } from './circle-a.ts';\n"],
  ]);
  for (const [from, to] of imports) {
    const target = to.replace('type ', '');
    const ours = /^(src-|scripts)/.test(target);
    const depth = from.split('/').length - 1;
    const specifier = ours ? `${'../'.repeat(depth)}${target}` : target;
    const statement = to.startsWith('type ') ? `import type { X } from '${specifier}';` : `import '${specifier}';`;
    files.set(from, `${files.get(from) ?? ''}${statement}\n`);
    if (ours && !target.includes('missing') && !files.has(target)) files.set(target, '');
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}export type X = number;\n`);
  }
}
