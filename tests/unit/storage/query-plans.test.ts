import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ClaimScope } from '../../../src-main/queue/claim-scope.ts';
import { createAssetsStore } from '../../../src-main/storage/assets-store.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { createDocumentsStore } from '../../../src-main/storage/documents-store.ts';
import { createEffectApplier } from '../../../src-main/storage/effect-applier.ts';
import { createExportBatchesStore } from '../../../src-main/storage/exports/export-batches-store.ts';
import { createExportsStore } from '../../../src-main/storage/exports/exports-store.ts';
import { createFirstOutlinesStore } from '../../../src-main/storage/first-outlines-store.ts';
import { createErrorLogStore } from '../../../src-main/storage/log/error-log-store.ts';
import { createEventsStore } from '../../../src-main/storage/log/events-store.ts';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { createRemoteCallsStore } from '../../../src-main/storage/money/remote-calls-store.ts';
import { createResponsesStore } from '../../../src-main/storage/money/responses-store.ts';
import { createUsageStore } from '../../../src-main/storage/money/usage-store.ts';
import { createAttemptsStore } from '../../../src-main/storage/queue/attempts-store.ts';
import { createBatchesStore } from '../../../src-main/storage/queue/batches-store.ts';
import { createDurationsStore } from '../../../src-main/storage/queue/durations-store.ts';
import { createJobListStore } from '../../../src-main/storage/queue/job-list-store.ts';
import { createJobTurnsStore } from '../../../src-main/storage/queue/job-turns-store.ts';
import { createJobsStore } from '../../../src-main/storage/queue/jobs-store.ts';
import { createLanesStore } from '../../../src-main/storage/queue/lanes-store.ts';
import { createMinutesStore } from '../../../src-main/storage/queue/minutes-store.ts';
import { createOriginsStore } from '../../../src-main/storage/queue/origins-store.ts';
import { createQueueStore } from '../../../src-main/storage/queue/queue-store.ts';
import { createQueuesStore } from '../../../src-main/storage/queue/queues-store.ts';
import { createRetentionStore } from '../../../src-main/storage/queue/retention-store.ts';
import { createScopedJobs } from '../../../src-main/storage/queue/scoped-jobs.ts';
import { createStatisticsStore } from '../../../src-main/storage/queue/statistics-store.ts';
import { createRunsStore } from '../../../src-main/storage/runs-store.ts';
import { createSectionsStore } from '../../../src-main/storage/sections-store.ts';
import { createStepsStore } from '../../../src-main/storage/steps-store.ts';
import { startOfTime, testFolder } from '../../support/sqlite-store.ts';

type Table =
  | 'assets'
  | 'attempts'
  | 'batches'
  | 'documents'
  | 'exports'
  | 'exportBatches'
  | 'firstOutlines'
  | 'jobs'
  | 'list'
  | 'minutes'
  | 'queue'
  | 'retention'
  | 'runs'
  | 'scoped'
  | 'sections'
  | 'steps'
  | 'turns'
  | 'usage'
  | 'responses'
  | 'remoteCalls'
  | 'origins'
  | 'errorLog';

/** Every statement that the stores prepare, with SQLite's plan for it. */
const plansOf = (): Record<Table, { sql: string; plan: string[] }[]> => {
  const path = join(testFolder(), 'dossier.db');
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  migrate(database.connection, path, startOfTime);
  const { connection } = database;
  const prepare = connection.prepare.bind(connection);
  let sources: string[] = [];
  Object.defineProperty(connection, 'prepare', {
    value: (sql: string) => {
      sources.push(sql);
      return prepare(sql);
    },
  });
  const planOf = (sql: string) => {
    const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]);
    const values = names.length > 0 ? [Object.fromEntries(names)] : [...sql.matchAll(/\?/g)].map(() => null);
    return prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail);
  };
  const explained = <T>(create: () => T): [T, { sql: string; plan: string[] }[]] => {
    sources = [];
    const store = create();
    return [store, sources.map((sql) => ({ sql: sql.replaceAll(/\s+/g, ' ').trim(), plan: planOf(sql) }))];
  };
  const events = createEventsStore(database);
  const lanes = createLanesStore(database, startOfTime);
  const [jobs, ofJobs] = explained(() => createJobsStore(database, lanes, events));
  const [assets, ofAssets] = explained(() => createAssetsStore(database));
  const [sections, ofSections] = explained(() => createSectionsStore(database, events, assets));
  const [steps, ofSteps] = explained(() => createStepsStore(database, events, assets));
  const [runs, ofRuns] = explained(() => createRunsStore(database, events));
  const [usage, ofUsage] = explained(() => createUsageStore(database, events));
  const [responses, ofResponses] = explained(() => createResponsesStore(database));
  const [remoteCalls, ofRemoteCalls] = explained(() => createRemoteCallsStore(database));
  const [, ofOrigins] = explained(() => createOriginsStore(database));
  const [errorLog, ofErrorLog] = explained(() => createErrorLogStore(database, events));
  const [attempts, ofAttempts] = explained(() => createAttemptsStore(database));
  const [, ofTurns] = explained(() => createJobTurnsStore(database, events));
  const [, ofList] = explained(() => createJobListStore(database, lanes));
  const [, ofRetention] = explained(() => createRetentionStore(database));
  const [, ofBatches] = explained(() => createBatchesStore(database));
  const [minutes, ofMinutes] = explained(() => createMinutesStore(database));
  const [exports, ofExports] = explained(() => createExportsStore(database));
  const [exportBatches, ofExportBatches] = explained(() => createExportBatchesStore(database));
  const [firstOutlines, ofOutlines] = explained(() =>
    createFirstOutlinesStore(database, { sections, steps, runs, events }),
  );
  const stores = {
    sections,
    steps,
    firstOutlines,
    runs,
    jobs,
    usage,
    attempts,
    responses,
    remoteCalls,
    exports,
    exportBatches,
  };
  const effects = createEffectApplier(stores);
  const [, ofQueue] = explained(() =>
    createQueueStore(database, {
      lanes,
      jobs,
      events,
      effects,
      errorLog,
      attempts,
      statistics: createStatisticsStore({
        minutes,
        queues: createQueuesStore(database),
        durations: createDurationsStore(database),
      }),
    }),
  );
  const [, ofScoped] = explained(() => createScopedJobs(database, new ClaimScope()));
  const [, ofDocuments] = explained(() => createDocumentsStore(database, events, assets));
  return {
    assets: ofAssets,
    exports: ofExports,
    exportBatches: ofExportBatches,
    documents: ofDocuments,
    attempts: ofAttempts,
    batches: ofBatches,
    jobs: ofJobs,
    list: ofList,
    minutes: ofMinutes,
    retention: ofRetention,
    turns: ofTurns,
    queue: ofQueue,
    runs: ofRuns,
    scoped: ofScoped,
    sections: ofSections,
    firstOutlines: ofOutlines,
    steps: ofSteps,
    usage: ofUsage,
    responses: ofResponses,
    remoteCalls: ofRemoteCalls,
    origins: ofOrigins,
    errorLog: ofErrorLog,
  };
};

/** The plan of the one statement that begins so. */
const planOf = (statements: readonly { sql: string; plan: string[] }[], pattern: RegExp): string => {
  const found = statements.filter(({ sql }) => pattern.test(sql));
  expect(found.map(({ sql }) => sql)).toHaveLength(1);
  return found[0]?.plan.join('\n') ?? '';
};

describe('query plans', () => {
  it('a claim takes the first row of the index of ready rows, without sorting', () => {
    const { queue } = plansOf();
    expect(planOf(queue, /^SELECT seq, rank FROM jobs/)).toBe('SEARCH jobs USING COVERING INDEX jobs_ready (lane=?)');
    expect(planOf(queue, /^UPDATE jobs SET state = 'running'.* WHERE seq = /)).toBe(
      'SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)',
    );
  });

  it('the jobs of one run, batch or document are found by it, whatever else is queued', () => {
    const { scoped } = plansOf();
    expect(scoped).toHaveLength(20);
    for (const { sql, plan } of scoped) {
      for (const line of plan) expect(`${line}: ${sql}`).not.toMatch(/^SCAN (?!(needed|n)\b)/);
    }
    // A batch may be as large as the queue: its best job isn't sorted out.
    expect(planOf(scoped, /^SELECT j\.seq, j\.rank FROM jobs j INDEXED BY jobs_of_batch/)).toBe(
      'SEARCH j USING INDEX jobs_of_batch (batch_id=? AND state=? AND lane=?)',
    );
  });

  it('what is due, and what was lost, is found by an index of just those rows', () => {
    const { queue } = plansOf();
    expect(planOf(queue, /min\(due_at\)/)).toMatch(/USING (COVERING )?INDEX jobs_due/);
    expect(planOf(queue, /^UPDATE jobs SET state = 'ready'/)).toMatch(/USING (COVERING )?INDEX jobs_due \(due_at<\?\)/);
    expect(planOf(queue, /boot_id <> \?/)).toContain('USING INDEX jobs_running');
  });

  it('no statement of the queue walks all jobs', () => {
    const plans = plansOf();
    const { attempts, batches, exportBatches, firstOutlines, jobs, list, queue, retention, sections, turns } = plans;
    const statements = [
      attempts,
      batches,
      exportBatches,
      firstOutlines,
      jobs,
      list,
      queue,
      retention,
      sections,
      turns,
    ].flat();
    expect(statements.length).toBeGreaterThan(40);
    // The indexes of running rows, and of those that must run alone, hold a handful; that of scheduled ones has a limit.
    const few = /INDEX jobs_(running|alone|due)\b/;
    const walks = statements.flatMap(({ sql, plan }) =>
      plan.filter((line) => /^SCAN (jobs|j|a|o)\b/.test(line) && !few.test(line)).map((line) => `${line}: ${sql}`),
    );
    expect(walks).toEqual([]);
  });

  it('a page of the job list comes off an index in order, at any depth (B7)', () => {
    const pages = plansOf().list.filter(({ sql }) => sql.includes('OFFSET'));
    expect(pages.length).toBeGreaterThan(10);
    for (const { sql, plan } of pages) {
      const sorts = plan.filter((line) => line.includes('B-TREE'));
      // Running jobs alone are sorted: there are as many as run at once.
      expect([sql, sorts]).toEqual([sql, sql.includes("'running'") ? sorts : []]);
    }
  });

  it('assets, their names and those that nobody names are found by keys and indexes', () => {
    const plans = plansOf().assets;
    expect(plans.length).toBeGreaterThan(5);
    // There are as few forms as kinds; a list is walked as it is given; what deleted documents named is asked on quitting.
    const walks = plans.flatMap(({ sql, plan }) =>
      plan
        .filter((line) => line.startsWith('SCAN') && !/SCAN (form_drafts|wanted|n)\b/.test(line))
        .map((line) => [line, sql]),
    );
    expect(walks).toEqual([]);
  });

  it('an answer, a call that goes on, the pace of a server and a page of the error log are found by their keys', () => {
    const { responses, remoteCalls, origins, errorLog, usage } = plansOf();
    for (const { sql, plan } of [...responses, ...remoteCalls, ...origins, ...errorLog, ...usage]) {
      // Sizes, totals and what is cleared are of a whole table, and months are few.
      if (/count\(\*\)|^DELETE FROM \w+$|FROM usage_months ORDER/.test(sql)) continue;
      for (const line of plan)
        expect(`${line}: ${sql}`).not.toMatch(/^SCAN (?!CONSTANT|\(|(response_cache|error_log)\b)/);
    }
    for (const { plan } of errorLog) expect(plan.join()).not.toContain('B-TREE');
  });

  it('a page of the library comes off its index in order', () => {
    const page = planOf(plansOf().documents, /ORDER BY updated_at DESC/);
    expect(page).toContain('USING INDEX documents_recent');
    expect(page).not.toContain('B-TREE');
  });

  it('dependants, runs, sections and exports are found by an index', () => {
    const { exports, jobs, runs, sections } = plansOf();
    expect(planOf(jobs, /^SELECT d\.job_id AS jobId/)).toContain('INDEX job_dependants (depends_on=?)');
    expect(planOf(jobs, /WHERE run_id = \? ORDER BY seq$/)).toContain('INDEX jobs_of_run (run_id=?)');
    for (const { sql, plan } of [...runs, ...sections, ...exports]) {
      for (const line of plan) expect(`${line}: ${sql}`).not.toMatch(/^SCAN (?!CONSTANT|json_each|\()/);
    }
  });
});
